import { getLanding } from '../api/documentation/landing.ts';
import { publicRoute } from './public-route.ts';

export const bind = publicRoute('landing', getLanding);
