import { startClone } from '../api/containers/start-clone.ts';
import { containerRecords } from '../table/containers.ts';
import { jobRecords } from '../table/jobs.ts';
import { quotaRecords } from '../table/quotas.ts';
import { bestEffortStarter } from './best-effort-starter.ts';
import { protectedRoute } from './protected-route.ts';

export const bind = protectedRoute('start-clone', ({ platform, table, now, setting }) =>
  startClone({
    containers: containerRecords(table),
    jobs: jobRecords(table),
    quotas: quotaRecords(table),
    starter: bestEffortStarter(platform),
    baseUrl: setting('BASE_URL'),
    now,
  }),
);
