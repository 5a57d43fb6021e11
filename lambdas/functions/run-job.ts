import { PATIENT } from '../aws/dynamodb-client.ts';
import { s3Objects } from '../aws/s3-objects.ts';
import { s3Uploads } from '../aws/s3-uploads.ts';
import { type JobContext, type JobEvent, runJob, worker } from '../background/run-job.ts';
import { removalJob } from '../model/accounts/removal.ts';
import type { CloneWork } from '../model/containers/clone/clone.ts';
import type { Remains } from '../model/containers/clone/remains.ts';
import type { ContainerDeletion } from '../model/containers/deletion.ts';
import { quotaCountJob } from '../model/quotas/count.ts';
import { repairJob } from '../model/repair/repair.ts';
import type { Recount } from '../model/usage/recount.ts';
import type { Platform } from '../platform.ts';
import { numericSetting } from '../settings.ts';
import { accountRecords } from '../table/accounts.ts';
import { catalogueRecords } from '../table/catalogue.ts';
import { clonePlanRecords } from '../table/clone-plans.ts';
import { containerRecords } from '../table/containers.ts';
import { jobRecords } from '../table/jobs.ts';
import { resourceLists } from '../table/lists.ts';
import { openReconciler } from '../table/open-reconciler.ts';
import { openTable } from '../table/open-table.ts';
import { quotaCounts } from '../table/quota-counts.ts';
import { repairReports } from '../table/repair-reports.ts';
import { resourceRecords } from '../table/resources.ts';
import { usageRecords } from '../table/usage.ts';

/** Runs a job in the background; the schedule calls it until the job is done. */
export function bind(platform: Platform) {
  const table = openTable(platform, PATIENT);
  // Renews leases on a client that bulk writes cannot throttle.
  const leases = openTable(platform);
  const clones = jobRecords<CloneWork>(leases);
  const shared = {
    containers: containerRecords(table),
    resources: resourceRecords(table, platform.now),
    catalogue: catalogueRecords(table, platform.now),
    objects: s3Objects(platform),
    reconciler: openReconciler(platform, table),
    rememberedDays: numericSetting(platform, 'REMEMBERED_DAYS'),
    now: platform.now,
  };
  const remains = jobRecords<Remains>(leases);
  const uploadWindowSeconds = numericSetting(platform, 'UPLOAD_WINDOW_SECONDS');
  const accounts = accountRecords(table);
  const repair = { ...shared, accounts, uploads: s3Uploads(platform), reports: repairReports(table) };
  const removal = { ...shared, accounts, clones, uploadWindowSeconds };
  const quotaCount = {
    quotas: quotaCounts(table, platform.now),
    uploadWindowSeconds,
    now: platform.now,
  };
  const run = runJob({
    clones,
    remains,
    deletions: jobRecords<ContainerDeletion>(leases),
    recounts: jobRecords<Recount>(leases),
    clone: { ...shared, remains, plan: clonePlanRecords(table) },
    deletion: { ...shared, clones },
    recount: { lists: resourceLists(table), usage: usageRecords(table) },
    further: {
      quota: worker(jobRecords(leases), quotaCountJob(quotaCount), platform.now),
      records: worker(jobRecords(leases), repairJob(repair), platform.now),
      objects: worker(jobRecords(leases), repairJob(repair), platform.now),
      removal: worker(jobRecords(leases), removalJob(removal), platform.now),
    },
    now: platform.now,
  });
  return async (event: JobEvent, context: JobContext): Promise<void> => {
    const outcome = await run(event, context);
    const [kind] = event.job.split('#', 1);
    platform.log({ level: 'INFO', route: 'run-job', kind, outcome });
  };
}
