import { createHmac, randomBytes } from 'node:crypto';
import { ProblemError } from '../problem.ts';
import { isPassword } from './secret.ts';

/**
 * Whether a password matches the hash stored for a name; `hash` is undefined for an unknown name. Rejects with the
 * problem `too-many-requests` if too many passwords are waiting, or too many were wrong for the name.
 */
export type PasswordCheck = (name: string, password: string, hash: string | undefined) => Promise<boolean>;

const REMEMBERED_FOR = 5 * 60 * 1000;
const REMEMBERED_PAIRS = 1000;

/** The most passwords in the queue, including the one being checked: half a second's work. */
const LONGEST_QUEUE = 8;

const WRONG_TRIES_A_MINUTE = 20;
const MINUTE = 60 * 1000;

/**
 * Checks passwords one at a time: scrypt is slow on purpose, and runs in the threads that files and the table need.
 * Guesses beyond a limit are refused before that, for known and unknown names alike.
 *
 * A correct password is remembered with its name and hash: for five minutes it is not checked again, and later no
 * number of guesses by others keeps it from being checked. The memory holds a keyed hash, never the password; the key
 * exists in this process only. A new password has a new hash, so the old one is refused at once.
 */
export function createPasswordCheck(now: () => number, verify = isPassword): PasswordCheck {
  const key = randomBytes(32);
  const goodUntil = new Map<string, number>();
  const underWay = new Map<string, Promise<boolean>>();
  const queue = createQueue();
  const tries = createTries(now);

  async function checked(pair: string, ...[name, password, hash]: Parameters<PasswordCheck>) {
    if (!goodUntil.has(pair)) {
      if (queue.length() >= LONGEST_QUEUE) throw tooMany('passwords are being checked', 1);
      tries.take(name);
    }
    const good = await queue.run(() => verify(password, hash));
    if (good) {
      tries.forget(name);
      if (goodUntil.size >= REMEMBERED_PAIRS) goodUntil.clear();
      goodUntil.set(pair, now() + REMEMBERED_FOR);
    }
    return good;
  }

  return async (name, password, hash) => {
    const pair = createHmac('sha256', key)
      .update(JSON.stringify([name, password, hash]))
      .digest('base64');
    if ((goodUntil.get(pair) ?? 0) > now()) return true;
    const started =
      underWay.get(pair) ?? checked(pair, name, password, hash).finally(() => underWay.delete(pair));
    underWay.set(pair, started);
    return started;
  };
}

/** Runs one task after another. */
function createQueue() {
  let length = 0;
  let last: Promise<unknown> = Promise.resolve();
  return {
    length: () => length,
    run<Result>(task: () => Promise<Result>): Promise<Result> {
      length += 1;
      const result = last.then(task).finally(() => {
        length -= 1;
      });
      last = result.catch(() => {});
      return result;
    },
  };
}

/** Counts the tries for each name in the current minute; the queue admits only some thousands in one. */
function createTries(now: () => number) {
  const counts = new Map<string, number>();
  let minute = Number.NaN;
  return {
    /** Counts a try before its result is known, so that concurrent tries cannot exceed the limit. */
    take(name: string): void {
      const current = Math.floor(now() / MINUTE);
      if (current !== minute) counts.clear();
      minute = current;
      const count = counts.get(name) ?? 0;
      const left = Math.ceil(((current + 1) * MINUTE - now()) / 1000);
      if (count >= WRONG_TRIES_A_MINUTE) throw tooMany('wrong passwords for this name', left);
      counts.set(name, count + 1);
    },
    forget: (name: string) => counts.delete(name),
  };
}

function tooMany(what: string, retryAfterSeconds: number): ProblemError {
  return new ProblemError({
    code: 'too-many-requests',
    message: `Too many ${what}: wait for the seconds that Retry-After says, then try again.`,
    retryAfterSeconds,
  });
}
