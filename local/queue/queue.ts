import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import type { AccessKey } from '../access-key.ts';
import { serveJson } from '../json-service.ts';
import { openServer } from '../server.ts';
import type { Platform } from '../service.ts';
import { Delivery, type MessageHandler } from './delivery.ts';
import { type Message, MessageStore } from './message-store.ts';
import { execute } from './operations.ts';

export interface QueueOptions {
  /** The folder of the messages, made if it is missing. Only one process may use it. */
  readonly directory: string;
  readonly name: string;
  /** The pause before a failed message is delivered again, in milliseconds. */
  readonly redeliveryPause: number;
  /** The most messages in a batch, and the most concurrent batches. */
  readonly batchSize: number;
  readonly atOnce: number;
  /** The current time in milliseconds since 1970. */
  readonly now: () => number;
  readonly log: Platform['log'];
  /** The access key that must sign requests. */
  readonly credentials: AccessKey;
}

export interface Queue {
  /** The address for an SQS client, with any region. */
  readonly endpoint: string;
  /** The queue's URL, by which clients name it. */
  readonly url: string;
  /** Starts to deliver messages to this handler, including waiting ones. */
  deliverTo(handler: MessageHandler): void;
  /** Delivers all messages that are due now, and waits for the handler. */
  deliverDue(): Promise<void>;
  /** The messages that the queue has given up. */
  deadLetters(): readonly Message[];
  /** Stops delivering, and waits for the current deliveries. The queue still takes messages. */
  stop(): Promise<void>;
  /** Stops, and closes the endpoint. */
  close(): Promise<void>;
}

/** The embedded SQS on the loopback interface: one queue, and the part of the JSON 1.0 protocol that sends messages. */
export async function openQueue({ directory, name, credentials, ...options }: QueueOptions): Promise<Queue> {
  await mkdir(directory, { recursive: true });
  const messages = new MessageStore(path.join(directory, 'messages.sqlite'));
  const delivery = new Delivery({ ...options, messages, arn: `arn:aws:sqs:local:000000000000:${name}` });
  const server = await openServer(0);
  const endpoint = `http://127.0.0.1:${server.port}`;
  const url = `${endpoint}/000000000000/${name}`;
  serveJson(server, {
    name: 'sqs',
    target: 'AmazonSQS',
    version: '1.0',
    errorNamespace: 'com.amazonaws.sqs#',
    malformed: 'InvalidParameterValue',
    credentials,
    perform: (operation, input) =>
      execute(operation, input, url, options.now(), (taken) => {
        messages.add(taken);
        delivery.schedule();
      }),
  });
  return {
    endpoint,
    url,
    deliverTo: (handler) => delivery.begin(handler),
    deliverDue: () => delivery.deliverDue(),
    deadLetters: () => messages.deadLetters(),
    stop: () => delivery.stop(),
    async close() {
      await delivery.stop();
      await server.close();
      messages.close();
    },
  };
}
