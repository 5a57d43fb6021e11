import { cloneProgress } from '../api/containers/clone-progress.ts';
import { containerRecords } from '../table/containers.ts';
import { jobRecords } from '../table/jobs.ts';
import { protectedRoute } from './protected-route.ts';

export const bind = protectedRoute('get-clone', ({ table }) =>
  cloneProgress({ containers: containerRecords(table), jobs: jobRecords(table) }),
);
