import { getConsole } from '../api/console/console.ts';
import { setting } from '../settings.ts';
import { publicRoute } from './public-route.ts';

export const bind = publicRoute('console', (platform) =>
  getConsole({
    load: async () => (await import('../api/console/files.ts')).default,
    bucketUrl: setting(platform, 'BUCKET_URL'),
  }),
);
