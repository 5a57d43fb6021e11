import { hash, randomUUID } from 'node:crypto';
import * as v from 'valibot';
import { ServiceError } from '../json-service.ts';
import type { NewMessage } from './message-store.ts';

const delay = v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(900)), 0);
const message = { MessageBody: v.pipe(v.string(), v.minLength(1)), DelaySeconds: delay };

const operations = {
  SendMessage: v.strictObject({ QueueUrl: v.string(), ...message }),
  SendMessageBatch: v.strictObject({
    QueueUrl: v.string(),
    Entries: v.array(v.strictObject({ Id: v.string(), ...message })),
  }),
};

/** Stores new messages; they are on the disk when it returns. */
export type Take = (messages: readonly NewMessage[]) => void;

/**
 * Performs an operation on the queue with this URL at `now`, in milliseconds since 1970, and returns the answer. Throws
 * a ServiceError for another queue, operation or parameter.
 */
export function execute(
  operation: string,
  input: unknown,
  queueUrl: string,
  now: number,
  take: Take,
): object {
  if (operation === 'SendMessage') {
    const [sent] = send([parse(operations.SendMessage, input, queueUrl)], now, take);
    return { ...sent };
  }
  if (operation === 'SendMessageBatch') {
    const { Entries } = parse(operations.SendMessageBatch, input, queueUrl);
    checkEntries(Entries.map(({ Id }) => Id));
    const sent = send(Entries, now, take);
    return { Successful: Entries.map(({ Id }, index) => ({ Id, ...sent[index] })), Failed: [] };
  }
  throw new ServiceError('UnsupportedOperation', `The operation ${operation} is not supported.`);
}

function parse<Schema extends v.GenericSchema<unknown, { QueueUrl: string }>>(
  schema: Schema,
  input: unknown,
  queueUrl: string,
): v.InferOutput<Schema> {
  const result = v.safeParse(schema, input);
  if (!result.success) throw new ServiceError('InvalidParameterValue', v.summarize(result.issues));
  if (result.output.QueueUrl !== queueUrl)
    throw new ServiceError('QueueDoesNotExist', 'The specified queue does not exist.');
  return result.output;
}

function checkEntries(ids: readonly string[]): void {
  if (ids.length === 0) throw new ServiceError('EmptyBatchRequest', 'There are no entries.');
  if (ids.length > 10)
    throw new ServiceError('TooManyEntriesInBatchRequest', 'There are more than 10 entries.');
  if (new Set(ids).size < ids.length)
    throw new ServiceError('BatchEntryIdsNotDistinct', 'Two entries have the same id.');
}

/** Stores messages. Clients compare the returned hash with that of the text they sent. */
function send(
  messages: readonly { readonly MessageBody: string; readonly DelaySeconds: number }[],
  now: number,
  take: Take,
): { MessageId: string; MD5OfMessageBody: string }[] {
  const taken = messages.map(({ MessageBody, DelaySeconds }) => {
    return { id: randomUUID(), body: MessageBody, sentAt: now, due: now + DelaySeconds * 1000 };
  });
  take(taken);
  return taken.map(({ id, body }) => ({ MessageId: id, MD5OfMessageBody: hash('md5', body) }));
}
