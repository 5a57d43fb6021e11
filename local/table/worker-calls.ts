import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { Answer } from './engine/answers.ts';
import { type Call, CHORES, type WorkerMessage, type WorkerOptions, type WorkerReport } from './messages.ts';

/** The table's thread as its owner sees it. Should it fail later, this process ends with its error. */
export class WorkerCalls {
  readonly port: number;
  readonly #worker: Worker;
  readonly #waiting = new Map<number, (answer: Answer) => void>();
  #last = 0;
  #closed = false;

  /** Starts the thread; rejects with one sentence where the table cannot be opened. `changed` hears of new changes. */
  static async start(workerData: WorkerOptions, changed: () => void): Promise<WorkerCalls> {
    const worker = new Worker(new URL('./worker.ts', import.meta.url), { workerData });
    const [report]: WorkerReport[] = await once(worker, 'message');
    if (report === undefined || 'error' in report) throw new Error(report?.error);
    return new WorkerCalls(worker, report.port, changed);
  }

  private constructor(worker: Worker, port: number, changed: () => void) {
    this.port = port;
    this.#worker = worker;
    worker.on('message', (message: WorkerMessage) => {
      if (message === 'changed') changed();
      else this.#answered(message.id, message.answer);
    });
  }

  /** Hands a request over. */
  call(operation: string, body: string): Promise<Answer> {
    if (this.#closed) return Promise.reject(new Error('The table is closed.'));
    const { promise, resolve } = Promise.withResolvers<Answer>();
    const call: Call = { id: ++this.#last, operation, body };
    this.#waiting.set(call.id, resolve);
    this.#worker.postMessage(call);
    return promise;
  }

  /** Has one of `CHORES` done; rejects where it cannot be. */
  async have(chore: string, request: object) {
    const { statusCode, body } = await this.call(chore, JSON.stringify(request));
    if (statusCode !== 200) throw new Error(`The table failed: ${body}`);
    return JSON.parse(body);
  }

  /** Ends after what is under way. */
  async close(): Promise<void> {
    const exit = once(this.#worker, 'exit');
    const closing = this.have(CHORES.close, {});
    this.#closed = true;
    await Promise.all([exit, closing]);
  }

  #answered(id: number, answer: Answer): void {
    const resolve = this.#waiting.get(id);
    this.#waiting.delete(id);
    resolve?.(answer);
  }
}
