import { getDocumentation } from '../api/documentation/documentation.ts';
import { publicRoute } from './public-route.ts';

export const bind = publicRoute('documentation', () =>
  getDocumentation(async () => (await import('../api/documentation/scalar.ts')).default),
);
