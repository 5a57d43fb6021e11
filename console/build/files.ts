import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, globSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

/** A file of the built console. */
export interface BuiltFile {
  /** Below `/console/`, such as `assets/index-B5xY.js`. */
  readonly path: string;
  /** The bytes, compressed by gzip, in base64. */
  readonly compressed: string;
}

const root = fileURLToPath(new URL('../..', import.meta.url));

/** What the built files are made of. */
const SOURCES = [
  'console/index.html',
  'console/*.*',
  'console/{build,src}/**',
  'client/src/**',
  'package-lock.json',
];

/** The console's files, built unless an earlier build had the same sources. Rejects with what the build says. */
export async function builtFiles(): Promise<readonly BuiltFile[]> {
  const file = path.join(root, 'console/dist', `${await digestOfSources()}.json`);
  // In a process of its own, since the bundler would keep its memory.
  if (!existsSync(file))
    await promisify(execFile)(process.execPath, [path.join(root, 'console/build/build.ts'), file]);
  return JSON.parse(await readFile(file, 'utf8'));
}

async function digestOfSources(): Promise<string> {
  const files = globSync(SOURCES, { cwd: root, withFileTypes: true });
  const paths = files.filter((one) => one.isFile()).map((one) => path.join(one.parentPath, one.name));
  const hash = createHash('sha256');
  for (const file of new Set(paths.toSorted())) hash.update(`${file}\0`).update(await readFile(file));
  return hash.digest('hex').slice(0, 32);
}
