import { downloadResource } from '../api/resource-manager/download.ts';
import { s3Links } from '../aws/s3-links.ts';
import { s3Objects } from '../aws/s3-objects.ts';
import { resourceRecords } from '../table/resources.ts';
import { openContext } from './context.ts';
import { publicRoute } from './public-route.ts';

export const bind = publicRoute('download-resource', (platform) => {
  const { table, now, numericSetting } = openContext(platform);
  return downloadResource({
    resources: resourceRecords(table, now),
    objects: s3Objects(platform),
    links: s3Links(platform),
    linkSeconds: numericSetting('DOWNLOAD_LINK_SECONDS'),
    now,
  });
});
