import { downloadResource } from '../api/resource-manager/download.ts';
import { s3Find } from '../aws/s3-find.ts';
import { s3Links } from '../aws/s3-links.ts';
import { resourceRecords } from '../table/resources.ts';
import { openContext } from './context.ts';
import { publicRoute } from './public-route.ts';

export const bind = publicRoute('download-resource', (platform) => {
  const { table, now, numericSetting } = openContext(platform);
  const links = s3Links(platform);
  return downloadResource({
    resources: resourceRecords(table, now),
    objects: s3Find(links, platform),
    links,
    linkSeconds: numericSetting('DOWNLOAD_LINK_SECONDS'),
    now,
  });
});
