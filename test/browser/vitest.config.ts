import { defineConfig } from 'vitest/config';

/** `npm run test:browser`: pages in Debian's Chromium, which `npm test` does not need. */
export default defineConfig({
  test: {
    include: ['test/browser/**/*.test.ts'],
    testTimeout: 120_000,
    hookTimeout: 60_000,
    // Pages wait often enough that three files share two processors well.
    maxWorkers: 3,
  },
});
