import { endResources } from '../model/resources/end-resources.ts';
import type { Platform } from '../platform.ts';
import { resourceEnds } from '../table/ends.ts';
import { openReconciler } from '../table/open-reconciler.ts';
import { openTable } from '../table/open-table.ts';

/** The time that must be left to begin another resource, in milliseconds. */
const TIME_FOR_ONE = 15_000;

interface FunctionContext {
  getRemainingTimeInMillis(): number;
}

/** Takes expired resources out of their lists, every minute. Logs nothing if nothing has ended. */
export function bind(platform: Platform) {
  const table = openTable(platform);
  const dependencies = {
    ends: resourceEnds(table),
    reconciler: openReconciler(platform, table),
    now: platform.now,
  };
  return async (_event?: unknown, context?: FunctionContext): Promise<void> => {
    const mayGoOn = () => context === undefined || context.getRemainingTimeInMillis() > TIME_FOR_ONE;
    const ended = await endResources(dependencies, mayGoOn);
    if (ended > 0) platform.log({ level: 'INFO', route: 'end-resources', outcome: 'done', ended });
  };
}
