import { updateEntry } from '../api/catalogue/update.ts';
import { catalogueDependencies } from './catalogue-dependencies.ts';
import { protectedRoute } from './protected-route.ts';

export const bind = protectedRoute('update-entry', (context) => updateEntry(catalogueDependencies(context)));
