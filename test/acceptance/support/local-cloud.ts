import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { TestProject } from 'vitest/node';
import { startLocalCloud } from '../../../local/cloud.ts';
import { INDEX_LAG } from './http.ts';

/**
 * The largest upload and the largest file in one request: small enough for one byte more to be tried, and not divisible
 * by three, so that base64 of such a file is padded.
 */
export const MAXIMUM_BYTES = 256 * 1024;

declare module 'vitest' {
  interface ProvidedContext {
    /** The settings of the local cloud, by name; with them, its table is reached as an operator's command does. */
    localEnvironment: Readonly<Record<string, string | undefined>>;
  }
}

/** Starts a local cloud for the whole suite, unless that is pointed at another service. Resolves to what ends it. */
export default async function setup({ provide }: TestProject): Promise<(() => Promise<void>) | undefined> {
  if (process.env['ACCEPTANCE_CREDENTIALS'] !== undefined) return undefined;
  const dataDirectory = await mkdtemp(path.join(tmpdir(), 'acceptance-'));
  const cloud = await startLocalCloud({
    dataDirectory,
    port: 0,
    now: Date.now,
    log: () => {},
    indexLag: INDEX_LAG,
    settings: {
      MAXIMUM_UPLOAD_BYTES: String(MAXIMUM_BYTES),
      MAXIMUM_CONTENT_BYTES: String(MAXIMUM_BYTES),
    },
  });
  provide('localEnvironment', cloud.platform.environment);
  return async () => {
    await cloud.close();
    await rm(dataDirectory, { recursive: true });
  };
}
