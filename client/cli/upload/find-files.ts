import type { Stats } from 'node:fs';
import { glob, lstat, readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { CommandError } from '../errors.ts';

/** A file to upload. */
export interface FoundFile {
  /** Absolute. */
  readonly path: string;
  /** As the user would name it. */
  readonly shown: string;
  /** In bytes. */
  readonly size: number;
  /** In milliseconds since 1970. */
  readonly modified: number;
}

export interface Found {
  readonly files: readonly FoundFile[];
  /** How many files and folders were left out, because they are hidden or links. */
  readonly leftOut: number;
}

export interface Search {
  readonly workingFolder: string;
  /** Whether hidden files of folders are taken, too. */
  readonly hidden: boolean;
}

/**
 * The files that operands name, in their order: files, folders with everything in them, and patterns such as `*.jpg`.
 * Each file comes once. What a folder has is in the order of its names; its links are not followed. Rejects where an
 * operand names nothing.
 */
export async function findFiles(operands: readonly string[], search: Search): Promise<Found> {
  const found = new Map<string, FoundFile>();
  let leftOut = 0;
  for (const operand of operands) {
    const named = await filesOf(operand, search);
    for (const file of named.files) if (!found.has(file.path)) found.set(file.path, file);
    leftOut += named.leftOut;
  }
  return { files: [...found.values()], leftOut };
}

async function filesOf(operand: string, search: Search): Promise<Found> {
  const absolute = path.resolve(search.workingFolder, operand);
  const stats = await statsOf(absolute);
  if (stats?.isFile()) return { files: [foundFile(absolute, operand, stats)], leftOut: 0 };
  if (stats?.isDirectory()) return filesIn(absolute, operand, search);
  if (stats !== undefined)
    throw new CommandError(
      `${operand} is neither a file nor a folder: send it through standard input, as -.`,
    );
  const files = /[*?[{]/.test(operand) ? await matching(operand, search) : [];
  if (files.length === 0) throw new CommandError(`There is no file ${operand}.`);
  return { files, leftOut: 0 };
}

async function filesIn(folder: string, shown: string, search: Search): Promise<Found> {
  const files: FoundFile[] = [];
  let leftOut = 0;
  const names = (await readdir(folder)).sort();
  for (const name of names) {
    const inside = { path: path.join(folder, name), shown: path.join(shown, name) };
    const stats = await lstat(inside.path);
    if (name.startsWith('.') && !search.hidden) leftOut += 1;
    else if (stats.isFile()) files.push(foundFile(inside.path, inside.shown, stats));
    else if (stats.isDirectory()) {
      const deeper = await filesIn(inside.path, inside.shown, search);
      files.push(...deeper.files);
      leftOut += deeper.leftOut;
    } else leftOut += 1;
  }
  return { files, leftOut };
}

/** The files that match a pattern; hidden ones only where the pattern says so. */
async function matching(pattern: string, { workingFolder }: Search): Promise<FoundFile[]> {
  const files: FoundFile[] = [];
  const matches: string[] = [];
  for await (const match of glob(pattern, { cwd: workingFolder })) matches.push(match);
  for (const match of matches.sort()) {
    const absolute = path.resolve(workingFolder, match);
    const stats = await statsOf(absolute);
    if (stats?.isFile()) files.push(foundFile(absolute, match, stats));
  }
  return files;
}

function foundFile(absolute: string, shown: string, { size, mtimeMs }: Stats): FoundFile {
  return { path: absolute, shown, size, modified: mtimeMs };
}

async function statsOf(file: string): Promise<Stats | undefined> {
  try {
    return await stat(file);
  } catch (error) {
    if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR'))
      return undefined;
    throw error;
  }
}
