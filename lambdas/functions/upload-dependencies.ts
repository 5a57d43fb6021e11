import type { UploadDependencies } from '../api/content/upload-dependencies.ts';
import { s3Objects } from '../aws/s3-objects.ts';
import { containerLookup } from '../table/container-lookup.ts';
import { openReconciler } from '../table/open-reconciler.ts';
import { resourceRecords } from '../table/resources.ts';
import { deploymentSecret } from '../table/secrets.ts';
import type { Context } from './context.ts';

/** Wires the dependencies of both versions of the content door's upload. */
export function uploadDependencies(context: Context): UploadDependencies {
  const { platform, table, now, setting, numericSetting } = context;
  return {
    resources: resourceRecords(table, now),
    objects: s3Objects(platform),
    reconciler: openReconciler(platform, table),
    containers: containerLookup(table),
    idKey: deploymentSecret(table, 'resource-id'),
    baseUrl: setting('BASE_URL'),
    maximumBytes: numericSetting('MAXIMUM_CONTENT_BYTES'),
    rememberedDays: numericSetting('REMEMBERED_DAYS'),
    now,
    newId: () => crypto.randomUUID(),
  };
}
