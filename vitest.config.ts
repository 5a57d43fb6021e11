import { existsSync, statfsSync } from 'node:fs';
import { enableCompileCache } from 'node:module';
import { defineConfig, type TestProjectInlineConfiguration } from 'vitest/config';
import { ClosingCounts } from './test/closing-counts.ts';

// The programs and threads that tests start find their code compiled, and the runner itself its own.
process.env['NODE_COMPILE_CACHE'] ??= enableCompileCache().directory ?? '';

// Whoever waits for the disk before answering waits for nothing in memory; a container's may be too small (Linux).
const MEMORY = '/dev/shm';
if (existsSync(MEMORY) && freeBytes(MEMORY) > 2 ** 30) process.env['TMPDIR'] = MEMORY;

function freeBytes(folder: string): number {
  const { bavail, bsize } = statfsSync(folder);
  return bavail * bsize;
}

// Test files share a process: they load the SDK once, and clean up after themselves anyway.
const project = (name: string, options: TestProjectInlineConfiguration['test'] = {}) => ({
  test: {
    name,
    include: [`test/${name}/**/*.test.ts`],
    environment: 'node' as const,
    isolate: false,
    ...options,
  },
});

export default defineConfig({
  test: {
    // Nothing is told by these times but what hangs: a busy machine takes many times as long as an idle one.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // Each worker loads and compiles the service anew: a third costs more than it does while two others wait.
    maxWorkers: 2,
    // Node strips the types, as for whoever starts the service; no test mocks a module.
    experimental: { viteModuleRunner: false, nodeLoader: false },
    reporters: ['default', new ClosingCounts()],
    projects: [
      project('architecture'),
      project('unit'),
      // Many of these wait, for a process or a second: a third worker has work for two processors meanwhile.
      project('integration', { maxWorkers: 3, sequence: { groupOrder: 1 } }),
      project('client'),
      project('acceptance', { globalSetup: 'test/acceptance/support/local-clouds.ts' }),
      project('infra'),
      project('e2e'),
    ],
  },
});
