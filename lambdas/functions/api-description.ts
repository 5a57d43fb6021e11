import { getApiDescription } from '../api/description/api-description.ts';
import { setting } from '../settings.ts';
import { publicRoute } from './public-route.ts';

export const bind = publicRoute('api-description', (platform) =>
  getApiDescription(setting(platform, 'BASE_URL')),
);
