import type { SQSClient } from '@aws-sdk/client-sqs';
import type { Platform } from '../platform.ts';
import { region } from './aws-client.ts';
import { environmentCredentials } from './environment-credentials.ts';
import { httpRequestHandler } from './http-request-handler.ts';

/** SQS's limit for one batch. */
const BATCH = 10;

/** SQS answers within milliseconds; after this many without an answer, the request is sent again. */
const SILENCE_LIMIT = 5000;

/** A message that the queue refused, by its index among those sent. */
export interface Refused {
  readonly index: number;
  readonly error: unknown;
}

/** A queue in SQS. The SDK's client is loaded with the first call: few runs have something to send. */
export function messageQueue(platform: Platform, queueUrl: string) {
  let client: SQSClient | undefined;

  async function sendBatch(bodies: readonly string[], delaySeconds: number): Promise<Refused[]> {
    try {
      const sdk = await import('@aws-sdk/client-sqs');
      client ??= new sdk.SQSClient({
        endpoint: new URL(queueUrl).origin,
        region: region(platform),
        credentials: environmentCredentials(platform),
        requestHandler: httpRequestHandler(SILENCE_LIMIT),
      });
      const Entries = bodies.map((body, index) => ({
        Id: String(index),
        MessageBody: body,
        DelaySeconds: delaySeconds,
      }));
      const { Failed = [] } = await client.send(
        new sdk.SendMessageBatchCommand({ QueueUrl: queueUrl, Entries }),
      );
      return Failed.map(({ Id, Code, Message }) => ({
        index: Number(Id),
        error: new Error(`The queue did not take a message: ${Code} ${Message ?? ''}`),
      }));
    } catch (error) {
      return bodies.map((_, index) => ({ index, error }));
    }
  }

  /** Sends JSON messages, delivered after a delay of at most 900 seconds. Resolves to the refused ones. */
  return async function send(messages: readonly object[], delaySeconds = 0): Promise<Refused[]> {
    const refused: Refused[] = [];
    for (let at = 0; at < messages.length; at += BATCH) {
      const bodies = messages.slice(at, at + BATCH).map((message) => JSON.stringify(message));
      for (const { index, error } of await sendBatch(bodies, delaySeconds))
        refused.push({ index: at + index, error });
    }
    return refused;
  };
}
