import type { Client } from 'openapi-fetch';
import type { Sending } from '../retries.ts';
import type { paths } from '../schema.d.ts';
import type { Bucket } from './bucket.ts';
import type { UploadOptions } from './options.ts';
import type { UploadSource } from './source.ts';

/** An upload that is under way. */
export interface Upload {
  readonly api: Client<paths>;
  readonly bucket: Bucket;
  readonly sending: Sending;
  readonly source: UploadSource;
  readonly fileName: string;
  readonly options: UploadOptions;
}
