import { defineConfig } from 'vitest/config';

/** Part of `npm run check`: the client as it is packed, with the two versions of TypeScript. */
export default defineConfig({
  test: {
    include: ['test/package/**/*.test.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
