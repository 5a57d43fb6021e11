import { defineConfig } from 'vitest/config';
import { ClosingCounts } from './test/closing-counts.ts';

// Test files share a process: they load the SDK once, and clean up after themselves anyway.
const project = (name: string) => ({
  test: { name, include: [`test/${name}/**/*.test.ts`], environment: 'node' as const, isolate: false },
});

export default defineConfig({
  test: {
    testTimeout: 20_000,
    hookTimeout: 30_000,
    maxWorkers: 2,
    reporters: ['default', new ClosingCounts()],
    projects: ['architecture', 'unit', 'integration', 'acceptance', 'infra', 'e2e'].map(project),
  },
});
