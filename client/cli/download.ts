import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ResourceManager } from '../src/index.ts';
import { answered } from './connection.ts';
import { CommandError } from './errors.ts';
import type { Run } from './run.ts';

/** Saves a resource's file in place of what is there, in one step at the end; `-` is standard output. */
export async function download(
  run: Run,
  { api }: ResourceManager,
  id: string,
  output: string,
): Promise<void> {
  const request = { params: { path: { ref: id } } };
  const { uri } = await answered(api.GET('/v1/resources/{ref}/resolve', request));
  // Its URL needs no credentials, and leads to another host that should not see any.
  const { ok, status, body } = await fetch(uri, { signal: run.signal });
  if (!ok || body === null)
    throw new CommandError(
      status === 404
        ? 'The file has not been uploaded yet.'
        : `The file was not sent: its status is ${status}.`,
    );
  const bytes = Readable.fromWeb(body);
  if (output === '-') return pipeline(bytes, run.output, { signal: run.signal, end: false });
  const file = path.resolve(run.workingFolder, output);
  const unfinished = `${file}.${id}.part`;
  try {
    await pipeline(bytes, createWriteStream(unfinished), { signal: run.signal });
    await rename(unfinished, file);
  } catch (error) {
    await rm(unfinished, { force: true });
    throw error;
  }
}
