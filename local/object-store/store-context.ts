import type { IncomingMessage, ServerResponse } from 'node:http';
import type { CorsRule } from '../service.ts';
import type { EventDelivery } from './events/event-delivery.ts';
import type { RequestTarget } from './http/request-target.ts';
import type { UploadTarget } from './upload/upload.ts';

/** The dependencies of the operations. */
export interface StoreContext extends UploadTarget {
  readonly events: EventDelivery;
  readonly corsRules: readonly CorsRule[];
}

/** A request about one object with a verified signature. */
export interface ObjectRequest {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly target: RequestTarget;
  readonly requestId: string;
  /** Its headers, names in lower case, including the ones in a presigned URL's query. */
  readonly fields: ReadonlyMap<string, string>;
  /** The signed value of `x-amz-content-sha256`: the body's hash, or one of the words for other bodies. */
  readonly payloadHash: string;
}
