import { keySet } from '../api/oauth/key-set.ts';
import { setting } from '../settings.ts';
import { publicRoute } from './public-route.ts';

export const bind = publicRoute('key-set', (platform) => keySet(setting(platform, 'VERIFICATION_KEYS')));
