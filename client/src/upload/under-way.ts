import type { Client } from 'openapi-fetch';
import type { Sending } from '../retries.ts';
import type { paths } from '../schema.d.ts';
import type { Bucket } from './bucket.ts';
import type { UploadOptions } from './options.ts';
import type { UploadSource } from './source.ts';

/** A resource whose file may be sent. */
export type Reservation = paths['/v1/resources']['post']['responses'][200]['content']['application/json'];

/** An upload that is under way. */
export interface Upload {
  readonly api: Client<paths>;
  readonly bucket: Bucket;
  readonly sending: Sending;
  readonly source: UploadSource;
  readonly fileName: string;
  readonly options: UploadOptions;
}
