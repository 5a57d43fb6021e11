import { hash } from 'node:crypto';
import type { SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import type { Platform } from '../service.ts';
import type { Message, MessageStore } from './message-store.ts';

/** What messages are delivered to, as Lambda calls it. */
export type MessageHandler = (event: SQSEvent) => Promise<SQSBatchResponse>;

export interface DeliveryOptions {
  readonly messages: MessageStore;
  /** The queue's name in AWS's form. */
  readonly arn: string;
  /** How long to wait before what has failed is delivered again, in milliseconds. */
  readonly redeliveryPause: number;
  /** How many messages are delivered together, and how many such batches at once. */
  readonly batchSize: number;
  readonly atOnce: number;
  /** The current time in milliseconds since 1970. */
  readonly now: () => number;
  readonly log: Platform['log'];
}

/** A message is delivered so often before it is given up. */
const MOST_RECEIVES = 5;

/** Hands messages to a handler when their time has come, batch by batch, several batches at once. */
export class Delivery {
  readonly #options: DeliveryOptions;
  readonly #batches = new Set<Promise<void>>();
  #handler: MessageHandler | undefined;
  #timer: NodeJS.Timeout | undefined;
  #stopped = false;

  constructor(options: DeliveryOptions) {
    this.#options = options;
  }

  /** Delivers from now on, also what came before. */
  begin(handler: MessageHandler): void {
    this.#handler = handler;
    this.schedule();
  }

  /** Waits for the next message that will be due, in place of what it waited for before. */
  schedule(): void {
    clearTimeout(this.#timer);
    const due = this.#stopped || this.#handler === undefined ? undefined : this.#options.messages.nextDue();
    if (due === undefined || this.#batches.size === this.#options.atOnce) return;
    const pause = Math.max(0, due - this.#options.now());
    this.#timer = setTimeout(() => this.#deliver(), pause).unref();
  }

  /** Delivers all that is due, and waits for what is being delivered. Never rejects. */
  async deliverDue(): Promise<void> {
    this.#deliver();
    while (this.#batches.size > 0) await Promise.all(this.#batches);
  }

  /** Begins nothing any more and waits for what is being delivered. */
  async stop(): Promise<void> {
    this.#stopped = true;
    clearTimeout(this.#timer);
    await Promise.all(this.#batches);
  }

  /** Begins to deliver what is due, as many batches as there may be at once; each begins the next when it is done. */
  #deliver(): void {
    const { messages, now, redeliveryPause, batchSize, atOnce, log } = this.#options;
    try {
      while (!this.#stopped && this.#handler !== undefined && this.#batches.size < atOnce) {
        this.#giveUp();
        const received = messages.receive(now(), batchSize, now() + redeliveryPause);
        if (received.length === 0) break;
        this.#begin(this.#handler, received);
      }
    } catch (error) {
      log({ level: 'ERROR', message: 'The queue failed.', error: String(error) });
    }
    this.schedule();
  }

  #begin(handler: MessageHandler, received: readonly Message[]): void {
    const { messages, log } = this.#options;
    const batch = this.#failures(handler, received)
      .then((failed) => messages.delete(received.filter(({ id }) => !failed.has(id))))
      .catch((error: unknown) => {
        log({ level: 'ERROR', message: 'The queue failed.', error: String(error) });
      })
      .finally(() => {
        this.#batches.delete(batch);
        this.#deliver();
      });
    this.#batches.add(batch);
  }

  #giveUp(): void {
    const { messages, now, log } = this.#options;
    for (const { body } of messages.bury(now(), MOST_RECEIVES))
      log({ level: 'ERROR', message: `A message was given up after ${MOST_RECEIVES} deliveries.`, body });
  }

  /** The ids of the messages that the handler failed to handle: all of them where it throws. */
  async #failures(handler: MessageHandler, received: readonly Message[]): Promise<Set<string>> {
    try {
      const response = await handler({ Records: received.map((message) => this.#record(message)) });
      return new Set(response.batchItemFailures.map(({ itemIdentifier }) => itemIdentifier));
    } catch (error) {
      this.#options.log({ level: 'ERROR', message: 'Messages were not handled.', error: String(error) });
      return new Set(received.map(({ id }) => id));
    }
  }

  #record({ id, body, sentAt, firstReceivedAt, receives }: Message): SQSRecord {
    const { arn } = this.#options;
    const [, , , awsRegion = '', sender = ''] = arn.split(':');
    return {
      messageId: id,
      receiptHandle: `${id}#${receives}`,
      body,
      attributes: {
        ApproximateReceiveCount: String(receives),
        SentTimestamp: String(sentAt),
        SenderId: sender,
        ApproximateFirstReceiveTimestamp: String(firstReceivedAt),
      },
      messageAttributes: {},
      md5OfBody: hash('md5', body),
      eventSource: 'aws:sqs',
      eventSourceARN: arn,
      awsRegion,
    };
  }
}
