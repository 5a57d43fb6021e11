import { concurrently } from '../../src/concurrently.ts';
import { CommandError, type Explanation, exitCodes, explained, ReportedFailure } from '../errors.ts';
import { noProgress, uploadProgress } from '../progress.ts';
import type { Run } from '../run.ts';
import { type Destination, type FileToSend, type SentFile, sendFile } from './send-file.ts';

/** What has come of a file. */
type Outcome = SentFile | { readonly failure: Explanation };

export interface Manner {
  /** How many files are sent at once. */
  readonly atOnce: number;
  readonly json: boolean;
}

/**
 * Uploads files, several at once, and prints in their order where they are. What one is refused for does not keep the
 * others from being sent; where the credentials are refused or the service cannot be reached, no more are.
 */
export async function uploadAll(
  run: Run,
  destination: Destination,
  files: readonly FileToSend[],
  { atOnce, json }: Manner,
): Promise<void> {
  const outcomes: (Outcome | undefined)[] = files.map(() => undefined);
  const progress = json ? noProgress : uploadProgress(run, files);
  const stop = new AbortController();
  const signal = AbortSignal.any([run.signal, stop.signal]);
  const printer = json ? jsonPrinter(run, files, outcomes) : linePrinter(run, outcomes);

  const send = async ([number, file]: readonly [number, FileToSend]) => {
    if (signal.aborted) return;
    progress.start(number);
    try {
      const onProgress = (sentBytes: number) => progress.update(number, sentBytes);
      outcomes[number] = await sendFile(destination, file, { signal, onProgress });
      progress.end(number);
    } catch (error) {
      if (signal.aborted) return;
      const failure = explained(error, run.signal);
      if (isOfAll(failure)) return stop.abort(error);
      outcomes[number] = { failure };
      progress.end(number, failure.message);
    }
    printer.printReady();
  };

  try {
    await concurrently(files.entries(), atOnce, send);
  } finally {
    progress.stop();
  }
  printer.printRest();
  if (run.signal.aborted)
    throw new CommandError('Interrupted: the same command goes on.', exitCodes.interrupted);
  stop.signal.throwIfAborted();
  const sent = outcomes.filter((outcome) => outcome !== undefined && 'sent' in outcome);
  if (sent.length < files.length) throw new ReportedFailure(exitCodes.failed);
  for (const { forget } of sent) await forget();
}

/** Whether a failure is the same for all files. */
function isOfAll({ exitCode }: Explanation): boolean {
  return exitCode === exitCodes.credentials || exitCode === exitCodes.network;
}

/** Prints what has come of files. */
interface Printer {
  /** Prints what no earlier file is to be printed before. */
  printReady(): void;
  printRest(): void;
}

/** A line for each file that has been uploaded. Where a terminal shows both, the bars come first. */
function linePrinter(run: Run, outcomes: readonly (Outcome | undefined)[]): Printer {
  const waits = run.output.isTTY && run.errors.isTTY;
  let next = 0;
  const print = (until: (outcome: Outcome | undefined) => boolean) => {
    for (; next < outcomes.length && !until(outcomes[next]); next += 1) {
      const outcome = outcomes[next];
      if (outcome !== undefined && 'sent' in outcome) run.print(outcome.sent.uri);
    }
  };
  return {
    printReady: () => print((outcome) => waits === true || outcome === undefined),
    printRest: () => print(() => false),
  };
}

/** One list with all files that have been uploaded or refused. */
function jsonPrinter(
  run: Run,
  files: readonly FileToSend[],
  outcomes: readonly (Outcome | undefined)[],
): Printer {
  return {
    printReady: () => {},
    printRest() {
      const entries = outcomes.flatMap((outcome, number): object[] => {
        if (outcome === undefined) return [];
        if ('sent' in outcome) return [outcome.sent];
        const { exitCode: _, ...error } = outcome.failure;
        return [{ file: files[number]?.shown, error }];
      });
      run.printJson(entries);
    },
  };
}
