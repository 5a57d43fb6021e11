import { authorizationServer } from '../api/oauth/authorization-server.ts';
import { setting } from '../settings.ts';
import { publicRoute } from './public-route.ts';

export const bind = publicRoute('authorization-server', (platform) =>
  authorizationServer(setting(platform, 'BASE_URL')),
);
