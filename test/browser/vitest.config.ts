import { defineConfig } from 'vitest/config';
import main from '../../vitest.config.ts';

// As for the other tests, which are projects.
const { projects: _, ...settings } = main.test ?? {};

/** `npm run test:browser`: pages in Debian's Chromium, which `npm test` does not need. */
export default defineConfig({
  test: {
    ...settings,
    include: ['test/browser/**/*.test.ts'],
    // Test files share a process, and with it a browser.
    isolate: false,
    testTimeout: 120_000,
    // A browser has processes of its own, which keep two processors busy.
    maxWorkers: 2,
    // A page shows things when it has drawn them: only a failing test waits so long.
    expect: { poll: { timeout: 30_000, interval: 50 } },
  },
});
