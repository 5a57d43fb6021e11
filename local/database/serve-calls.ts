import { parentPort, type TransferListItem, workerData } from 'node:worker_threads';
import type { Call, Calls, FirstMessage, Message } from './messages.ts';
import { Outbox } from './outbox.ts';

/** A thread's service to its owner. */
export interface Service<Functions extends Calls, Report> {
  readonly report: Report;
  readonly functions: { readonly [Name in keyof Functions]: Serving<Functions[Name]> };
  /** The buffers in a result that are transferred instead of copied. */
  transferred?(result: unknown): TransferListItem[];
  /** Finishes the current work, and closes. */
  close(): Promise<void>;
}

// biome-ignore lint/suspicious/noExplicitAny: the type of functions with any parameters
type Serving<Called extends (...parameters: any[]) => unknown> = (
  ...parameters: Parameters<Called>
) => ReturnType<Called> | Promise<ReturnType<Called>>;

/** Serves the owner of this thread, which uses `DatabaseThread`. `notify` sends it a notice. */
export async function serveCalls<Options, Functions extends Calls, Report>(
  open: (options: Options, notify: () => void) => Promise<Service<Functions, Report>>,
): Promise<void> {
  const port = parentPort;
  if (port === null) throw new Error('This module runs in a worker thread only.');
  const outbox = new Outbox<Message>(port);
  try {
    const service = await open(workerData, () => outbox.send('notice'));
    const answer = async ({ id, what }: Call) => {
      try {
        if (what === 'close') await service.close();
        const result = what === 'close' ? undefined : await perform(service.functions, what);
        outbox.send({ id, result }, service.transferred?.(result));
      } catch (error) {
        outbox.send({ id, error });
      }
      if (what === 'close') {
        outbox.flush();
        port.close();
      }
    };
    port.on('message', (calls: Call[]) => {
      for (const call of calls) void answer(call);
    });
    port.postMessage({ report: service.report } satisfies FirstMessage<Report>);
  } catch (error) {
    const sentence = error instanceof Error ? error.message : String(error);
    port.postMessage({ error: sentence } satisfies FirstMessage<Report>);
    port.close();
  }
}

function perform(functions: Calls, { name, parameters }: Exclude<Call['what'], 'close'>): unknown {
  const called = Object.hasOwn(functions, name) ? functions[name] : undefined;
  if (called === undefined) throw new Error(`There is no function ${name}.`);
  return called(...parameters);
}
