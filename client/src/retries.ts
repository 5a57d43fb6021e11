/** Sends requests, and waits between them. */
export interface Sending {
  readonly fetch: (request: Request) => Promise<Response>;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Waits for some milliseconds; rejects with the signal's reason if that is aborted before. */
  readonly pause: (milliseconds: number, signal?: AbortSignal) => Promise<void>;
  /** The longest pause before a request is sent again, in milliseconds. A longer Retry-After is not waited out. */
  readonly maximumWait: number;
}

/** How often a request is sent at most. */
const ATTEMPTS = 6;
const FIRST_PAUSE = 250;

const PASSING = new Set([429, 502, 503, 504]);
/** Signing requests is a POST only because of its body. */
const CHANGES_NOTHING = /\/v1\/uploads\/sign$/;
const REPEATABLE = new Set(['GET', 'HEAD', 'PUT', 'DELETE']);

/** Whether a request may be sent again when no one knows what became of it. */
export function isRepeatable({ method, headers, url }: Request): boolean {
  if (REPEATABLE.has(method)) return true;
  return method === 'POST' && (headers.has('idempotency-key') || CHANGES_NOTHING.test(new URL(url).pathname));
}

/**
 * Sends what may be sent again, and does so after network failures and answers that say "later". Resolves to the last
 * answer, rejects with the last failure, or with the signal's reason.
 */
export async function withRetries(
  sending: Sending,
  send: () => Promise<Response>,
  signal?: AbortSignal,
): Promise<Response> {
  for (let attempt = 1; ; attempt += 1) {
    signal?.throwIfAborted();
    const outcome = await outcomeOf(send);
    signal?.throwIfAborted();
    const wait = attempt < ATTEMPTS ? pauseAfter(sending, outcome, attempt) : undefined;
    if (wait === undefined) {
      if (outcome instanceof Response) return outcome;
      throw outcome.failure;
    }
    if (outcome instanceof Response) await outcome.body?.cancel();
    await sending.pause(wait, signal);
  }
}

type Outcome = Response | { readonly failure: unknown };

async function outcomeOf(send: () => Promise<Response>): Promise<Outcome> {
  try {
    return await send();
  } catch (failure) {
    return { failure };
  }
}

/** How many milliseconds to wait before the next attempt; undefined if there is to be none. */
function pauseAfter({ now, maximumWait }: Sending, outcome: Outcome, attempt: number): number | undefined {
  const growing = Math.min(FIRST_PAUSE * 2 ** (attempt - 1), maximumWait);
  // `fetch` rejects with a TypeError if the network fails.
  if (!(outcome instanceof Response)) return outcome.failure instanceof TypeError ? growing : undefined;
  if (!PASSING.has(outcome.status)) return undefined;
  const asked = retryAfter(outcome.headers.get('retry-after'), now());
  if (asked === undefined) return growing;
  return asked <= maximumWait ? asked : undefined;
}

/** RFC 9110 section 10.2.3: seconds, or a date. In milliseconds from now. */
function retryAfter(value: string | null, now: number): number | undefined {
  if (value === null) return undefined;
  if (/^\d+$/.test(value.trim())) return Number(value) * 1000;
  const date = Date.parse(value);
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}

/** Waits with the timers of Node and browsers. */
export function pause(milliseconds: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const end = () => {
      signal?.removeEventListener('abort', stop);
      resolve();
    };
    const timer = setTimeout(end, milliseconds);
    const stop = () => {
      clearTimeout(timer);
      reject(signal?.reason);
    };
    if (signal?.aborted) stop();
    else signal?.addEventListener('abort', stop, { once: true });
  });
}
