import { parentPort, type TransferListItem, workerData } from 'node:worker_threads';
import type { Call, Calls, FirstMessage, Message } from './messages.ts';
import { Outbox } from './outbox.ts';

/** What a thread does for its owner. */
export interface Service<Functions extends Calls, Report> {
  readonly report: Report;
  readonly functions: { readonly [Name in keyof Functions]: Serving<Functions[Name]> };
  /** What of a result is handed over without a copy. */
  transferred?(result: unknown): TransferListItem[];
  /** Ends after what is under way. */
  close(): Promise<void>;
}

// biome-ignore lint/suspicious/noExplicitAny: only so can functions of all parameters be meant
type Serving<Called extends (...parameters: any[]) => unknown> = (
  ...parameters: Parameters<Called>
) => ReturnType<Called> | Promise<ReturnType<Called>>;

/** Serves the owner of this thread, as `DatabaseThread` asks; `notify` tells it that there is something to look after. */
export async function serveCalls<Options, Functions extends Calls, Report>(
  open: (options: Options, notify: () => void) => Promise<Service<Functions, Report>>,
): Promise<void> {
  const port = parentPort;
  if (port === null) throw new Error('This module is for a thread.');
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
  if (called === undefined) throw new Error(`${name} is not known here.`);
  return called(...parameters);
}
