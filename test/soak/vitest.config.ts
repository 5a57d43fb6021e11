import { defineConfig } from 'vitest/config';
import { ClosingCounts } from '../closing-counts.ts';

/** `npm run test:soak`: long runs, which `npm test` leaves out. */
export default defineConfig({
  test: {
    include: ['test/soak/**/*.test.ts'],
    reporters: ['default', new ClosingCounts()],
    disableConsoleIntercept: true,
  },
});
