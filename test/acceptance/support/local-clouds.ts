import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the local clouds keep what they are sent; empty where the suite is pointed at another service. */
    localClouds: string;
  }
}

/** Makes the folder in which each worker has a local cloud of its own. Resolves to what removes it. */
export default async function setup({ provide }: TestProject): Promise<(() => Promise<void>) | undefined> {
  if (process.env['ACCEPTANCE_CREDENTIALS'] !== undefined) return undefined;
  const folder = await mkdtemp(path.join(tmpdir(), 'acceptance-'));
  provide('localClouds', folder);
  return () => rm(folder, { recursive: true, force: true, maxRetries: 5 });
}
