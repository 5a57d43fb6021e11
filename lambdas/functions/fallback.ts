import { serve } from '../api/serving/serve.ts';
import { doorOf, unmatched } from '../api/unmatched.ts';
import type { Platform } from '../platform.ts';

/** What answers every request that no route matches: API Gateway's `$default`. */
export function bind(platform: Platform) {
  return serve(platform, {
    name: 'unmatched',
    door: doorOf,
    // The answer is the same whatever was sent.
    maximumBodyBytes: Infinity,
    authenticate: async () => undefined,
    respond: unmatched,
  });
}
