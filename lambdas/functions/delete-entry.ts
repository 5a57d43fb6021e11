import { deleteEntry } from '../api/catalogue/delete.ts';
import { catalogueDependencies } from './catalogue-dependencies.ts';
import { protectedRoute } from './protected-route.ts';

export const bind = protectedRoute('delete-entry', (context) => deleteEntry(catalogueDependencies(context)));
