import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build, type Rolldown } from 'vite';
import type { BuiltFile } from './files.ts';

/** `node build.ts FILE`: builds the console, and writes its files, compressed, into one in JSON. */
const [, , target = ''] = process.argv;
const built = await build({
  configFile: fileURLToPath(new URL('../vite.config.ts', import.meta.url)),
  logLevel: 'warn',
});
const files = (built as Rolldown.RolldownOutput).output.map((file): BuiltFile => {
  const bytes = Buffer.from(file.type === 'chunk' ? file.code : file.source);
  return { path: file.fileName, compressed: gzipSync(bytes, { level: 9 }).toString('base64') };
});
const folder = path.dirname(target);
await mkdir(folder, { recursive: true });
const earlier = (await readdir(folder)).filter((name) => name.endsWith('.json'));
// Another process may build the same.
const unfinished = `${target}.${process.pid}`;
await writeFile(unfinished, JSON.stringify(files));
await rename(unfinished, target);
for (const name of earlier)
  if (path.join(folder, name) !== target) await rm(path.join(folder, name), { force: true });
