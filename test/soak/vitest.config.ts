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
      'test/unit/model/{lists/list-page,lists/resource-list,resources/change-expiry-interleaved}.test.ts',
      'test/unit/api/{oauth/token-request,resource-manager/reservation-request,catalogue/entry-request}.test.ts',
      'test/unit/api/{content/base64,content/content-body,validation/multipart}.test.ts',
      'test/unit/table/reconciler.test.ts',
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
