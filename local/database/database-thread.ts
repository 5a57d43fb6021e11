import { once } from 'node:events';
import type { Worker } from 'node:worker_threads';
import type { Call, Calls, Message, Opened, Opening } from './messages.ts';
import { Outbox } from './outbox.ts';
import { giveBackThread, takeThread } from './threads.ts';

export interface ThreadOptions {
  /** The module that calls `serveCalls`. */
  readonly module: URL;
  /** What the module needs to open the database. */
  readonly options: unknown;
  /** The database's name for messages, such as "table". */
  readonly name: string;
  /** Called for each notice of the thread. */
  readonly onNotice?: () => void;
}

/** The id of the last call. Ids differ in all threads, so that no database gets an answer of one before it. */
let lastCall = 0;

/**
 * The owner's side of a thread with a database. `Functions` are the functions that it can call there. If the thread
 * fails later, this process ends with its error.
 */
export class DatabaseThread<Functions extends Calls, Report> {
  /** The thread's report when it was ready. */
  readonly report: Report;
  readonly #worker: Worker;
  readonly #outbox: Outbox<Call>;
  readonly #module: URL;
  readonly #name: string;
  readonly #waiting = new Map<number, PromiseWithResolvers<unknown>>();
  #closed: Promise<void> | undefined;

  /** Opens the database. Rejects with one sentence if it cannot be opened. */
  static async start<Functions extends Calls, Report>(
    options: ThreadOptions,
  ): Promise<DatabaseThread<Functions, Report>> {
    const worker = takeThread(options.module);
    worker.postMessage({ open: options.options } satisfies Opening);
    const [first]: Opened<Report>[] = await once(worker, 'message');
    if (first !== undefined && 'report' in first) return new DatabaseThread(worker, options, first.report);
    giveBackThread(options.module, worker);
    throw new Error(first?.error);
  }

  private constructor(worker: Worker, { module, name, onNotice = () => {} }: ThreadOptions, report: Report) {
    this.report = report;
    this.#worker = worker;
    this.#outbox = new Outbox(worker);
    this.#module = module;
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

  /** Finishes the current calls, and closes the database. */
  close(): Promise<void> {
    this.#closed ??= this.#send('close', []).then(
      () => giveBackThread(this.#module, this.#worker),
      async (error: unknown) => {
        await this.#worker.terminate();
        throw error;
      },
    );
    return this.#closed;
  }

  // biome-ignore lint/suspicious/noExplicitAny: a thread's results have the types that `Functions` declares
  #send(what: Call['what'], transfer: ArrayBuffer[]): Promise<any> {
    if (this.#closed !== undefined) return Promise.reject(new Error(`The ${this.#name} is closed.`));
    const waiter = Promise.withResolvers<unknown>();
    lastCall += 1;
    this.#waiting.set(lastCall, waiter);
    this.#outbox.send({ id: lastCall, what }, transfer);
    return waiter.promise;
  }

  #answered({ id, ...outcome }: Exclude<Message, 'notice'>): void {
    const waiter = this.#waiting.get(id);
    this.#waiting.delete(id);
    if ('error' in outcome) waiter?.reject(outcome.error);
    else waiter?.resolve(outcome.result);
  }
}
