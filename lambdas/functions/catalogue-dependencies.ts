import type { CatalogueDependencies } from '../api/catalogue/dependencies.ts';
import { s3Objects } from '../aws/s3-objects.ts';
import { catalogueRecords } from '../table/catalogue.ts';
import { containerLookup } from '../table/container-lookup.ts';
import { openReconciler } from '../table/open-reconciler.ts';
import { resourceRecords } from '../table/resources.ts';
import { deploymentSecret } from '../table/secrets.ts';
import type { Context } from './context.ts';
import { reservationRules } from './reservation-rules.ts';

/** Wires the dependencies of the functions that change the catalogue. */
export function catalogueDependencies(context: Context): CatalogueDependencies {
  const { platform, table, now, setting, numericSetting } = context;
  const rememberedDays = numericSetting('REMEMBERED_DAYS');
  return {
    catalogue: catalogueRecords(table, now),
    resources: resourceRecords(table, now),
    objects: s3Objects(platform),
    reconciler: openReconciler(platform, table),
    containers: containerLookup(table),
    idKey: deploymentSecret(table, 'resource-id'),
    baseUrl: setting('BASE_URL'),
    rules: reservationRules({ numericSetting }),
    rememberedDays,
    maximumFileBytes: numericSetting('MAXIMUM_CONTENT_BYTES'),
    now,
    newId: () => crypto.randomUUID(),
  };
}
