import { mkdir } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import path from 'node:path';
import { buffer } from 'node:stream/consumers';
import type { AccessKey } from '../access-key.ts';
import { type SignatureCheck, signatureCheck } from '../request-signature.ts';
import { openServer } from '../server.ts';
import type { Platform } from '../service.ts';
import { Delivery, type MessageHandler } from './delivery.ts';
import { type Message, MessageStore } from './message-store.ts';
import { execute, QueueError } from './operations.ts';

export interface QueueOptions {
  /** Where the messages are kept; made if it is not there. One process at a time may use it. */
  readonly directory: string;
  readonly name: string;
  /** How long to wait before what has failed is delivered again, in milliseconds. */
  readonly redeliveryPause: number;
  /** How many messages are delivered together, and how many such batches at once. */
  readonly batchSize: number;
  readonly atOnce: number;
  /** The current time in milliseconds since 1970. */
  readonly now: () => number;
  readonly log: Platform['log'];
  /** What requests must be signed with. */
  readonly credentials: AccessKey;
}

export interface Queue {
  /** The address that an SQS client is given. Any region does. */
  readonly endpoint: string;
  /** What the client calls the queue. */
  readonly url: string;
  /** Delivers messages to this handler from now on, and those that came before. */
  deliverTo(handler: MessageHandler): void;
  /** Delivers all that is due at the current time, and waits for it. */
  deliverDue(): Promise<void>;
  /** The messages that were given up. */
  deadLetters(): readonly Message[];
  /** Delivers nothing any more and waits for what is being delivered; messages are still taken. */
  stop(): Promise<void>;
  /** Stops, and answers no more. */
  close(): Promise<void>;
}

/** The embedded SQS: one queue, and as much of the JSON 1.0 protocol as sending takes, on the loopback interface. */
export async function openQueue({ directory, name, credentials, ...options }: QueueOptions): Promise<Queue> {
  await mkdir(directory, { recursive: true });
  const messages = new MessageStore(path.join(directory, 'messages.sqlite'));
  const delivery = new Delivery({ ...options, messages, arn: `arn:aws:sqs:local:000000000000:${name}` });
  const server = await openServer(0);
  const endpoint = `http://127.0.0.1:${server.port}`;
  const url = `${endpoint}/000000000000/${name}`;
  const checkSignature = signatureCheck(credentials, 'sqs');
  server.serve((request, response) => {
    void serve(request, response, checkSignature, (operation, input) =>
      execute(operation, input, url, options.now(), (taken) => {
        messages.add(taken);
        delivery.schedule();
      }),
    );
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

async function serve(
  request: IncomingMessage,
  response: ServerResponse,
  checkSignature: SignatureCheck,
  perform: (operation: string, input: unknown) => object,
): Promise<void> {
  try {
    const body = await buffer(request);
    const error = checkSignature(request, body);
    if (error !== undefined) throw new QueueError(error.name, error.message);
    // `AmazonSQS.SendMessage` asks for the operation `SendMessage`.
    const [, operation = ''] = /^AmazonSQS\.(\w+)$/.exec(`${request.headers['x-amz-target']}`) ?? [];
    send(response, 200, perform(operation, parseJson(body.toString())));
  } catch (error) {
    if (!(error instanceof QueueError)) response.destroy();
    else send(response, 400, { __type: `com.amazonaws.sqs#${error.name}`, message: error.message });
  }
}

function parseJson(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    throw new QueueError('InvalidParameterValue', 'The body is not JSON.');
  }
}

function send(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/x-amz-json-1.0' }).end(JSON.stringify(body));
}
