import { createResource } from '../api/resource-manager/create.ts';
import { s3Find } from '../aws/s3-find.ts';
import { s3Links } from '../aws/s3-links.ts';
import { containerLookup } from '../table/container-lookup.ts';
import { quotaRecords } from '../table/quotas.ts';
import { resourceRecords } from '../table/resources.ts';
import { deploymentSecret } from '../table/secrets.ts';
import { protectedRoute } from './protected-route.ts';
import { reservationRules } from './reservation-rules.ts';

export const bind = protectedRoute('create-resource', ({ platform, table, now, setting, numericSetting }) => {
  const links = s3Links(platform);
  return createResource({
    resources: resourceRecords(table, now),
    containers: containerLookup(table),
    objects: s3Find(links, platform),
    links,
    quotas: quotaRecords(table),
    idKey: deploymentSecret(table, 'resource-id'),
    baseUrl: setting('BASE_URL'),
    rules: reservationRules({ numericSetting }),
    now,
    newId: () => crypto.randomUUID(),
  });
});
