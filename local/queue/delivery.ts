import { hash } from 'node:crypto';
import type { SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import type { Platform } from '../service.ts';
import type { Message, MessageStore } from './message-store.ts';

/** A handler of messages, as Lambda calls it. */
export type MessageHandler = (event: SQSEvent) => Promise<SQSBatchResponse>;

export interface DeliveryOptions {
  readonly messages: MessageStore;
  /** The queue's ARN. */
  readonly arn: string;
  /** The pause before a failed message is delivered again, in milliseconds. */
  readonly redeliveryPause: number;
  /** The most messages in a batch, and the most concurrent batches. */
  readonly batchSize: number;
  readonly atOnce: number;
  /** The current time in milliseconds since 1970. */
  readonly now: () => number;
  readonly log: Platform['log'];
}

/** The most deliveries of a message before the queue gives it up. */
const MOST_RECEIVES = 5;

/** Delivers due messages to a handler in concurrent batches. */
export class Delivery {
  readonly #options: DeliveryOptions;
  readonly #batches = new Set<Promise<void>>();
  #handler: MessageHandler | undefined;
  #timer: NodeJS.Timeout | undefined;
  #stopped = false;

  constructor(options: DeliveryOptions) {
    this.#options = options;
  }

  /** Starts to deliver messages to the handler, including waiting ones. */
  begin(handler: MessageHandler): void {
    this.#handler = handler;
    this.schedule();
  }

  /** Sets the timer for the next due message. */
  schedule(): void {
    clearTimeout(this.#timer);
    const due = this.#stopped || this.#handler === undefined ? undefined : this.#options.messages.nextDue();
    if (due === undefined || this.#batches.size === this.#options.atOnce) return;
    const pause = Math.max(0, due - this.#options.now());
    this.#timer = setTimeout(() => this.#deliver(), pause).unref();
  }

  /** Delivers all due messages, and waits for all deliveries. Never rejects. */
  async deliverDue(): Promise<void> {
    this.#deliver();
    while (this.#batches.size > 0) await Promise.all(this.#batches);
  }

  /** Starts no more deliveries, and waits for the current ones. */
  async stop(): Promise<void> {
    this.#stopped = true;
    clearTimeout(this.#timer);
    await Promise.all(this.#batches);
  }

  /** Starts batches of due messages up to the limit. Each starts the next when it is done. */
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

  /** The ids of the messages that the handler failed to handle: all of them if it throws. */
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
