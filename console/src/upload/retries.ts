import { isOfNetwork, isOfSignature } from './failure.ts';

/** The pauses before an upload is tried again by itself, in milliseconds. */
const PAUSES = [1000, 4000, 15_000, 30_000, 60_000];

/** Tries uploads again that have failed for a reason that may pass. */
export interface Retries {
  noteFailure(id: string, error: Error): void;
  /** Whether an upload will be tried again by itself. */
  isDue(id: string): boolean;
  /** An upload gets on, or is no more. */
  forget(id: string): void;
  end(): void;
}

/** Uploads that have lost the network are also tried again as soon as it is back. */
export function createRetries(retry: (id: string) => void): Retries {
  const attempts = new Map<string, number>();
  const timers = new Map<string, ReturnType<typeof setTimeout>>();

  function stop(id: string): void {
    clearTimeout(timers.get(id));
    timers.delete(id);
  }

  function run(id: string): void {
    stop(id);
    retry(id);
  }

  const runAll = () => {
    for (const id of [...timers.keys()]) run(id);
  };
  addEventListener('online', runAll);

  return {
    noteFailure(id, error) {
      const attempt = attempts.get(id) ?? 0;
      const pause = PAUSES[attempt];
      if (pause === undefined || !mayPass(error, attempt)) return;
      attempts.set(id, attempt + 1);
      stop(id);
      timers.set(
        id,
        setTimeout(() => run(id), pause),
      );
    },
    isDue: (id) => timers.has(id),
    forget(id) {
      stop(id);
      attempts.delete(id);
    },
    end() {
      removeEventListener('online', runAll);
      for (const id of [...timers.keys()]) stop(id);
    },
  };
}

/** The network may come back, and a signature is made anew once. */
function mayPass(error: Error, attempt: number): boolean {
  return isOfNetwork(error) || (attempt === 0 && isOfSignature(error));
}
