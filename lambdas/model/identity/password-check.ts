import { createHmac, randomBytes } from 'node:crypto';
import { isPassword } from './secret.ts';

const REMEMBERED_FOR = 5 * 60 * 1000;
const REMEMBERED_PAIRS = 1000;

/**
 * Checks passwords, and remembers for five minutes which pair of password and hash was good: scrypt is slow on
 * purpose. Remembered is a hash under a key that exists in this process only, never the password. A new password has
 * a new hash, so that the old one is out at once.
 */
export function createPasswordCheck(now: () => number, verify = isPassword) {
  const key = randomBytes(32);
  const goodUntil = new Map<string, number>();

  return async function check(password: string, hash: string | undefined): Promise<boolean> {
    const pair = createHmac('sha256', key)
      .update(JSON.stringify([password, hash]))
      .digest('base64');
    if ((goodUntil.get(pair) ?? 0) > now()) return true;
    const good = await verify(password, hash);
    if (good) {
      if (goodUntil.size >= REMEMBERED_PAIRS) goodUntil.clear();
      goodUntil.set(pair, now() + REMEMBERED_FOR);
    }
    return good;
  };
}
