import { setImmediate } from 'node:timers';
import type { MessagePort, TransferListItem, Worker } from 'node:worker_threads';

/**
 * Sends all messages of one turn of the event loop to another thread at once. Each sending wakes that thread, which
 * takes longer than most calls, and calls that arrive together share a commit.
 */
export class Outbox<Message> {
  readonly #port: MessagePort | Worker;
  #messages: Message[] = [];
  #transfer: TransferListItem[] = [];

  constructor(port: MessagePort | Worker) {
    this.#port = port;
  }

  send(message: Message, transfer: readonly TransferListItem[] = []): void {
    if (this.#messages.length === 0) setImmediate(() => this.flush());
    this.#messages.push(message);
    this.#transfer.push(...transfer);
  }

  /** Sends the waiting messages. */
  flush(): void {
    if (this.#messages.length === 0) return;
    this.#port.postMessage(this.#messages, this.#transfer);
    this.#messages = [];
    this.#transfer = [];
  }
}
