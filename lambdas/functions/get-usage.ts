import { getUsage } from '../api/resource-manager/usage.ts';
import { usageRecords } from '../table/usage.ts';
import { protectedRoute } from './protected-route.ts';

export const bind = protectedRoute('get-usage', ({ table, now }) =>
  getUsage({ usage: usageRecords(table), now }),
);
