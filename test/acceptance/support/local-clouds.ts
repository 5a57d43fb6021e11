import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    /** The folder of the local clouds' data. Empty if the suite tests another service. */
    localClouds: string;
  }
}

/** Makes the folder in which each worker's local cloud keeps its data. Resolves to a function that removes it. */
export default async function setup({ provide }: TestProject): Promise<(() => Promise<void>) | undefined> {
  if (process.env['ACCEPTANCE_CREDENTIALS'] !== undefined) return undefined;
  const folder = await mkdtemp(path.join(tmpdir(), 'acceptance-'));
  provide('localClouds', folder);
  return () => rm(folder, { recursive: true, force: true, maxRetries: 5 });
}
