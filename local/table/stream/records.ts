import { hash } from 'node:crypto';
import type { DynamoDBRecord } from 'aws-lambda';
import type { JournaledChange } from '../store/journal.ts';

/** The identity in records of deletions by time to live ("DynamoDB Streams and Time to Live"). */
const TIME_TO_LIVE_SERVICE = { type: 'Service', principalId: 'dynamodb.amazonaws.com' };

const EVENT_NAMES = { INSERT: 'INSERT', MODIFY: 'MODIFY', REMOVE: 'REMOVE' } as const;

/** A change as Lambda gets it from a stream with new and old images. */
export function recordOf(change: JournaledChange, tableName: string): DynamoDBRecord {
  const number = sequenceNumber(change.sequence);
  return {
    eventID: hash('md5', `${tableName} ${number}`),
    eventName: eventName(change),
    eventVersion: '1.1',
    eventSource: 'aws:dynamodb',
    awsRegion: 'local',
    eventSourceARN: `arn:aws:dynamodb:local:000000000000:table/${tableName}/stream/local`,
    dynamodb: {
      ApproximateCreationDateTime: Math.floor(change.at / 1000),
      Keys: change.keys,
      ...(change.new !== null && { NewImage: JSON.parse(change.new) }),
      ...(change.old !== null && { OldImage: JSON.parse(change.old) }),
      SequenceNumber: number,
      SizeBytes: change.size,
      StreamViewType: 'NEW_AND_OLD_IMAGES',
    },
    ...(change.expired && { userIdentity: TIME_TO_LIVE_SERVICE }),
  };
}

/** Padded to 21 digits: in AWS sequence numbers have at least as many. */
export function sequenceNumber(sequence: number): string {
  return String(sequence).padStart(21, '0');
}

function eventName({ old, new: image }: JournaledChange) {
  if (old === null) return EVENT_NAMES.INSERT;
  return image === null ? EVENT_NAMES.REMOVE : EVENT_NAMES.MODIFY;
}
