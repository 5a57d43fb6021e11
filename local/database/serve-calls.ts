import { parentPort, type TransferListItem } from 'node:worker_threads';
import type { Call, Calls, Message, Opened } from './messages.ts';
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

/**
 * Serves the owner of this thread, which uses `DatabaseThread`: one database until it is closed, and then the next.
 * `notify` sends the owner a notice.
 */
export function serveCalls<Options, Functions extends Calls, Report>(
  open: (options: Options, notify: () => void) => Promise<Service<Functions, Report>>,
): void {
  const port = parentPort;
  if (port === null) throw new Error('This module runs in a worker thread only.');
  const outbox = new Outbox<Message>(port);
  let service: Service<Functions, Report> | undefined;
  const begin = async (options: Options) => {
    try {
      service = await open(options, () => outbox.send('notice'));
      port.postMessage({ report: service.report } satisfies Opened<Report>);
    } catch (error) {
      const sentence = error instanceof Error ? error.message : String(error);
      port.postMessage({ error: sentence } satisfies Opened<Report>);
    }
  };
  const answer = async ({ id, what }: Call) => {
    try {
      if (service === undefined) throw new Error('No database is open.');
      if (what === 'close') await service.close();
      const result = what === 'close' ? undefined : await perform(service.functions, what);
      outbox.send({ id, result }, service.transferred?.(result));
    } catch (error) {
      outbox.send({ id, error });
    }
  };
  port.on('message', (message: { readonly open: Options } | Call[]) => {
    if ('open' in message) void begin(message.open);
    else for (const call of message) void answer(call);
  });
}

function perform(functions: Calls, { name, parameters }: Exclude<Call['what'], 'close'>): unknown {
  const called = Object.hasOwn(functions, name) ? functions[name] : undefined;
  if (called === undefined) throw new Error(`There is no function ${name}.`);
  return called(...parameters);
}
