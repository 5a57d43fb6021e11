export { ApiError, type ErrorDetail } from './api-error.ts';
export {
  type ClientOptions,
  createClient,
  type ResourceManager,
} from './client.ts';
export { jsonQuery } from './json-query.ts';
export type * from './schema.d.ts';
export type { Credentials, Tokens } from './tokens.ts';
export type {
  ResumeStore,
  UploadedFile,
  UploadOptions,
  UploadProgress,
  UploadState,
} from './upload/options.ts';
export type { ReadableSource, UploadSource } from './upload/source.ts';
