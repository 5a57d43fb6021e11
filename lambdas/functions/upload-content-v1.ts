import { uploadContentV1 } from '../api/content/upload-v1.ts';
import { protectedRoute } from './protected-route.ts';
import { uploadDependencies } from './upload-dependencies.ts';

export const bind = protectedRoute('upload-content-v1', (context) =>
  uploadContentV1(uploadDependencies(context)),
);
