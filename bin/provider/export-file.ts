import { createReadStream } from 'node:fs';
import { type FileHandle, open, stat } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import * as v from 'valibot';

type Item = Record<string, AttributeValue>;

const item = v.custom<Item>((value) => typeof value === 'object' && value !== null);

/**
 * The lines of an export: first what it is of; rows; after each page where the export continues; and last that it is
 * complete. A line that a kill has cut off, and what follows the last checkpoint, are written again.
 */
const line = v.union([
  v.strictObject({ export: v.string() }),
  v.strictObject({ row: item }),
  v.strictObject({ checkpoint: v.strictObject({ rows: v.number(), next: v.optional(item) }) }),
]);

export interface Progress {
  /** What it is of: `table`, or an account. */
  readonly of: string;
  /** Where the file's checked part ends, in bytes. */
  readonly bytes: number;
  readonly rows: number;
  readonly next?: Item;
  readonly isComplete: boolean;
}

/** Reads how far an export has come; undefined if there is none. Rejects if the file is something else. */
export async function progressIn(file: string): Promise<Progress | undefined> {
  let progress: Progress | undefined;
  let bytes = 0;
  const size = (await stat(file).catch(() => undefined))?.size ?? 0;
  for await (const text of linesIn(file)) {
    bytes += Buffer.byteLength(text) + 1;
    // A last line without its end may be cut off.
    if (bytes > size && progress !== undefined) break;
    const told = read(text);
    if (progress === undefined) {
      if (told === undefined || !('export' in told))
        throw new Error(`${file} is no export: choose another file.`);
      progress = { of: told.export, bytes, rows: 0, isComplete: false };
    } else if (told !== undefined && 'checkpoint' in told) {
      const { rows, next } = told.checkpoint;
      progress = {
        of: progress.of,
        bytes,
        rows,
        ...(next === undefined ? {} : { next }),
        isComplete: next === undefined,
      };
    }
  }
  return progress;
}

/** The rows of a complete export, in groups of `limit` or a few more, none of which ends with a row that `leads` another. */
export async function* rowsIn(
  file: string,
  limit: number,
  leads: (row: Item) => boolean,
): AsyncGenerator<readonly Item[]> {
  let rows: Item[] = [];
  for await (const text of linesIn(file)) {
    const told = read(text);
    if (told === undefined || !('row' in told)) continue;
    rows.push(told.row);
    if (rows.length < limit || leads(told.row)) continue;
    yield rows;
    rows = [];
  }
  if (rows.length > 0) yield rows;
}

/** Opens an export to go on after its last checkpoint, or begins it. Only its owner may read it: it has hashes of secrets. */
export async function openExport(file: string, of: string, progress: Progress | undefined) {
  const handle = await open(file, progress === undefined ? 'w' : 'r+', 0o600);
  let at = progress?.bytes ?? 0;
  let rows = progress?.rows ?? 0;
  if (progress === undefined) at += await append(handle, at, [{ export: of }]);
  else await handle.truncate(at);
  return {
    /** Writes a page, which is on the disk when it resolves. Resolves to the number of rows so far. */
    async write(page: { readonly rows: readonly Item[]; readonly next?: Item }): Promise<number> {
      rows += page.rows.length;
      const checkpoint = { rows, ...(page.next === undefined ? {} : { next: page.next }) };
      at += await append(handle, at, [...page.rows.map((row) => ({ row })), { checkpoint }]);
      await handle.datasync();
      return rows;
    },
    close: () => handle.close(),
  };
}

/** JSON without the two characters that some readers of lines take for ends of a line. */
function jsonLine(value: object): string {
  return JSON.stringify(value).replace(/[\u2028\u2029]/g, (end) => `\\u${end.charCodeAt(0).toString(16)}`);
}

async function append(handle: FileHandle, at: number, lines: readonly object[]): Promise<number> {
  const bytes = Buffer.from(lines.map((one) => `${jsonLine(one)}\n`).join(''));
  await handle.write(bytes, 0, bytes.length, at);
  return bytes.length;
}

function read(text: string): v.InferOutput<typeof line> | undefined {
  try {
    return v.parse(line, JSON.parse(text));
  } catch {
    // Cut off by a kill: the last checkpoint before it counts.
    return undefined;
  }
}

async function* linesIn(file: string): AsyncGenerator<string> {
  const stream = createReadStream(file);
  try {
    yield* createInterface({ input: stream, crlfDelay: Number.POSITIVE_INFINITY });
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return;
    throw error;
  } finally {
    stream.destroy();
  }
}
