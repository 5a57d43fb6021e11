import { defineConfig } from 'vitest/config';
import { ClosingCounts } from '../closing-counts.ts';

/** `npm run test:soak`: long runs, which `npm test` leaves out, and everything of which it tries a sample. */
export default defineConfig({
  test: {
    include: [
      'test/soak/**/*.test.ts',
      'test/{acceptance,integration}/**/*properties.test.ts',
      'test/integration/adapters/{groups,listing}.test.ts',
      'test/integration/clone/{crash,deletion}.test.ts',
      'test/integration/reconciler/interleaved.test.ts',
    ],
    env: { TEST_EFFORT: 'thorough' },
    globalSetup: 'test/acceptance/support/local-clouds.ts',
    isolate: false,
    maxWorkers: 2,
    testTimeout: 120_000,
    hookTimeout: 30_000,
    reporters: ['default', new ClosingCounts()],
    disableConsoleIntercept: true,
  },
});
