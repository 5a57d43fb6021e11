import { uploadContent } from '../api/content/upload-v2.ts';
import { protectedRoute } from './protected-route.ts';
import { uploadDependencies } from './upload-dependencies.ts';

export const bind = protectedRoute('upload-content', (context) => uploadContent(uploadDependencies(context)));
