import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { Call, Calls, FirstMessage, Message } from './messages.ts';
import { Outbox } from './outbox.ts';

export interface ThreadOptions {
  /** The module that calls `serveCalls`. */
  readonly module: URL;
  readonly workerData: unknown;
  /** The database's name for messages, such as "table". */
  readonly name: string;
  /** Called for each notice of the thread. */
  readonly onNotice?: () => void;
}

/**
 * The owner's side of a thread with a database. `Functions` are the functions that it can call there. If the thread
 * fails later, this process ends with its error.
 */
export class DatabaseThread<Functions extends Calls, Report> {
  /** The thread's report when it was ready. */
  readonly report: Report;
  readonly #worker: Worker;
  readonly #outbox: Outbox<Call>;
  readonly #name: string;
  readonly #waiting = new Map<number, PromiseWithResolvers<unknown>>();
  #last = 0;
  #closed: Promise<void> | undefined;

  /** Starts the thread. Rejects with one sentence if the database cannot be opened. */
  static async start<Functions extends Calls, Report>({
    module,
    workerData,
    name,
    onNotice = () => {},
  }: ThreadOptions): Promise<DatabaseThread<Functions, Report>> {
    const worker = new Worker(module, { workerData });
    const [first]: FirstMessage<Report>[] = await once(worker, 'message');
    if (first === undefined || 'error' in first) throw new Error(first?.error);
    return new DatabaseThread(worker, name, first.report, onNotice);
  }

  private constructor(worker: Worker, name: string, report: Report, onNotice: () => void) {
    this.report = report;
    this.#worker = worker;
    this.#outbox = new Outbox(worker);
    this.#name = name;
    worker.on('message', (messages: Message[]) => {
      for (const message of messages) {
        if (message === 'notice') onNotice();
        else this.#answered(message);
      }
    });
  }

  /** Calls a function in the thread, which takes over the buffers to transfer. Rejects if the function throws. */
  async call<Name extends keyof Functions & string>(
    name: Name,
    parameters: Parameters<Functions[Name]>,
    transfer: ArrayBuffer[] = [],
  ): Promise<ReturnType<Functions[Name]>> {
    return this.#send({ name, parameters }, transfer);
  }

  /** Finishes the current calls, and ends the thread. */
  close(): Promise<void> {
    if (this.#closed === undefined) {
      const ended = [once(this.#worker, 'exit'), this.#send('close', [])];
      this.#closed = Promise.all(ended).then(() => {});
    }
    return this.#closed;
  }

  // biome-ignore lint/suspicious/noExplicitAny: a thread's results have the types that `Functions` declares
  #send(what: Call['what'], transfer: ArrayBuffer[]): Promise<any> {
    if (this.#closed !== undefined) return Promise.reject(new Error(`The ${this.#name} is closed.`));
    const waiter = Promise.withResolvers<unknown>();
    this.#last += 1;
    this.#waiting.set(this.#last, waiter);
    this.#outbox.send({ id: this.#last, what }, transfer);
    return waiter.promise;
  }

  #answered({ id, ...outcome }: Exclude<Message, 'notice'>): void {
    const waiter = this.#waiting.get(id);
    this.#waiting.delete(id);
    if ('error' in outcome) waiter?.reject(outcome.error);
    else waiter?.resolve(outcome.result);
  }
}
