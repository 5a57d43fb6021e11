import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const PAGE = '<!doctype html><meta charset="utf-8"><title>Upload</title><input type="file">';

/** Serves a page that runs a script of this folder with these settings, on the loopback interface, at its own origin. */
export async function servePage(script: string, settings: object) {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL(script, import.meta.url))],
    bundle: true,
    format: 'iife',
    write: false,
  });
  const [program] = outputFiles;
  if (program === undefined) throw new Error('The page was not bundled.');
  const beginning = `${PAGE}<script>globalThis.settings = ${JSON.stringify(settings)}</script>`;
  const html = `${beginning}<script>${program.text.replaceAll('</script', '<\\/script')}</script>`;
  const server = createServer((_, response) => {
    response.setHeader('content-type', 'text/html');
    response.end(html);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port }: AddressInfo = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/`,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
