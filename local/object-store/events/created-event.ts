import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { EventBridgeEvent, S3ObjectCreatedNotificationEventDetail } from 'aws-lambda';
import type { StoredObject } from '../storage/stored-object.ts';

export type ObjectCreatedEvent = EventBridgeEvent<'Object Created', S3ObjectCreatedNotificationEventDetail>;

/** The account in events, since the store has no accounts. */
const ACCOUNT = '000000000000';

/** Describes the request that creates an object, for the object's event. */
export function describeUploadRequest(
  request: IncomingMessage,
  requestId: string,
  reason: StoredObject['upload']['reason'],
): StoredObject['upload'] {
  return {
    eventId: randomUUID(),
    requestId,
    sourceAddress: request.socket.remoteAddress ?? '',
    reason,
  };
}

/** The event that S3 sends to EventBridge for a new object; the same at each delivery. */
export function createdEvent(object: StoredObject, bucket: string, region: string): ObjectCreatedEvent {
  const { eventId, requestId, sourceAddress, reason } = object.upload;
  return {
    version: '0',
    id: eventId,
    'detail-type': 'Object Created',
    source: 'aws.s3',
    account: ACCOUNT,
    time: new Date(object.storedAt).toISOString().replace(/\.\d+Z$/, 'Z'),
    region,
    resources: [`arn:aws:s3:::${bucket}`],
    detail: {
      version: '0',
      bucket: { name: bucket },
      object: {
        key: object.key,
        size: object.size,
        etag: object.etag,
        'version-id': object.versionId,
        sequencer: object.sequencer,
      },
      'request-id': requestId,
      requester: ACCOUNT,
      'source-ip-address': sourceAddress,
      reason,
    },
  };
}
