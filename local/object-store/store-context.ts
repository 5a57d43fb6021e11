import type { IncomingMessage, ServerResponse } from 'node:http';
import type { CorsRule } from '../service.ts';
import type { EventDelivery } from './events/event-delivery.ts';
import type { RequestTarget } from './http/request-target.ts';
import type { UploadTarget } from './upload/upload.ts';

/** What the operations work on. */
export interface StoreContext extends UploadTarget {
  readonly events: EventDelivery;
  readonly corsRules: readonly CorsRule[];
}

/** A request about one object, its signature verified. */
export interface ObjectRequest {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly target: RequestTarget;
  readonly requestId: string;
  /** Its headers, names in lower case, and what a presigned URL has in its query in their place. */
  readonly fields: ReadonlyMap<string, string>;
  /** What was signed of the body: its hash or one of the words that `x-amz-content-sha256` has instead. */
  readonly payloadHash: string;
}
