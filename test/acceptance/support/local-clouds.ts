import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { TestProject } from 'vitest/node';
import { describedStatuses, SEEN } from './description.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The folder of the local clouds' data. Empty if the suite tests another service. */
    localClouds: string;
  }
}

/**
 * Makes the folder in which each worker's local cloud keeps its data. Resolves to a function that removes it, and that
 * rejects if the whole suite has run without seeing a status that the API's description has.
 */
export default async function setup(project: TestProject): Promise<(() => Promise<void>) | undefined> {
  if (process.env['ACCEPTANCE_CREDENTIALS'] !== undefined) return undefined;
  const folder = await mkdtemp(path.join(tmpdir(), 'acceptance-'));
  project.provide('localClouds', folder);
  return async () => {
    const unseen = (await isWhole(project)) ? await unseenStatuses(folder) : [];
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
    if (unseen.length > 0) throw new Error(`Described, and never answered: ${unseen.join(', ')}.`);
  };
}

/** Whether all files of the suite have run, and all their tests. */
async function isWhole(project: TestProject): Promise<boolean> {
  const { name, vitest } = project;
  const { testFiles } = await project.globTestFiles();
  const ran = vitest.state.getFiles().filter((file) => file.projectName === name);
  return ran.length === testFiles.length && vitest.config.testNamePattern === undefined;
}

/** The statuses that the description has and no test has seen, but for those of failures and of HEAD, which follow GET. */
async function unseenStatuses(folder: string): Promise<string[]> {
  const seen = new Set((await readFile(path.join(folder, SEEN), 'utf8').catch(() => '')).split('\n'));
  return describedStatuses().filter((status) => !seen.has(status));
}
