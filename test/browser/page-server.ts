import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const PAGE = '<!doctype html><meta charset="utf-8"><title>Upload</title><input type="file">';

/** Serves the page with these settings on the loopback interface, at its own origin. */
export async function servePage(settings: object) {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL('page.js', import.meta.url))],
    bundle: true,
    format: 'iife',
    write: false,
  });
  const [script] = outputFiles;
  if (script === undefined) throw new Error('The page was not bundled.');
  const beginning = `${PAGE}<script>globalThis.settings = ${JSON.stringify(settings)}</script>`;
  const html = `${beginning}<script>${script.text.replaceAll('</script', '<\\/script')}</script>`;
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
