import { parentPort, type TransferListItem, workerData } from 'node:worker_threads';
import type { Call, Calls, FirstMessage, Message } from './messages.ts';

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
  const say = (message: FirstMessage<Report> | Message, transfer: TransferListItem[] = []) =>
    port.postMessage(message, transfer);
  try {
    const service = await open(workerData, () => say('notice'));
    port.on('message', ({ id, what }: Call) => {
      if (what === 'close') void close(id);
      else void answer(id, what.name, what.parameters);
    });
    const answer = async (id: number, name: string, parameters: readonly unknown[]) => {
      try {
        const result = await functionNamed(service.functions, name)(...parameters);
        say({ id, result }, service.transferred?.(result));
      } catch (error) {
        say({ id, error });
      }
    };
    const close = async (id: number) => {
      await service.close();
      say({ id, result: undefined });
      port.close();
    };
    say({ report: service.report });
  } catch (error) {
    say({ error: error instanceof Error ? error.message : String(error) });
    port.close();
  }
}

function functionNamed(functions: Calls, name: string): Calls[string] {
  const found = Object.hasOwn(functions, name) ? functions[name] : undefined;
  if (found === undefined) throw new Error(`${name} is not known here.`);
  return found;
}
