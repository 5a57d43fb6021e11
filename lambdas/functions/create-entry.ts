import { createEntry } from '../api/catalogue/create.ts';
import { catalogueDependencies } from './catalogue-dependencies.ts';
import { protectedRoute } from './protected-route.ts';

export const bind = protectedRoute('create-entry', (context) => createEntry(catalogueDependencies(context)));
