import { setImmediate } from 'node:timers/promises';
import { describe, expect, test, vi } from 'vitest';
import { createPasswordCheck } from '../../../../lambdas/model/identity/password-check.ts';
import { problemOf } from '../../support/problems.ts';

const START = Date.UTC(2020, 2, 12);
const SECOND = 1000;
const MINUTE = 60 * SECOND;

/** A check with a fake scrypt (`secret.test.ts` tests the real one): a hash is the password with a salt. */
function passwordCheck() {
  const clock = { time: START };
  const verify = vi.fn(
    async (password: string, hash: string | undefined) => hash?.split('$')[1] === password,
  );
  const timesDerived = () => verify.mock.calls.length;
  return { clock, verify, timesDerived, check: createPasswordCheck(() => clock.time, verify) };
}

/** The same with a fake that takes until it is told to end. */
function slowCheck() {
  const { verify, ...rest } = passwordCheck();
  const ends: (() => void)[] = [];
  verify.mockImplementation(async (password, hash) => {
    await new Promise<void>((resolve) => ends.push(resolve));
    return hash?.split('$')[1] === password;
  });
  /** Lets all checks proceed, then ends the current one. Returns how many ran at the same time. */
  const endAll = async () => {
    await setImmediate();
    return ends.splice(0).map((end) => end()).length;
  };
  return { ...rest, endAll };
}

describe('a correct password', () => {
  test('is remembered for five minutes, which using it does not extend', async () => {
    const { clock, check, timesDerived } = passwordCheck();
    for (let minute = 0; minute < 5; minute += 1) {
      clock.time = START + minute * MINUTE;
      expect(await check('ann', 'p', 'a$p')).toBe(true);
    }
    clock.time = START + 5 * MINUTE - 1;
    expect(await check('ann', 'p', 'a$p')).toBe(true);
    expect(timesDerived()).toBe(1);
    clock.time = START + 5 * MINUTE;
    expect(await check('ann', 'p', 'a$p')).toBe(true);
    expect(timesDerived()).toBe(2);
  });

  test('is remembered for its own name and hash only', async () => {
    const { check, timesDerived } = passwordCheck();
    expect(await check('ann', 'p', 'a$p')).toBe(true);
    expect(await check('ann', 'p', 'a$changed')).toBe(false);
    expect(await check('ann', 'p', undefined)).toBe(false);
    expect(await check('ann', 'q', 'a$p')).toBe(false);
    expect(await check('ann', 'p","a$p', undefined)).toBe(false);
    expect(await check('bob', 'p', undefined)).toBe(false);
    expect(timesDerived()).toBe(6);
  });

  test('is remembered within bounds', async () => {
    const { check, timesDerived } = passwordCheck();
    for (let index = 0; index <= 1000; index += 1) await check('ann', `p${index}`, `a$p${index}`);
    expect(await check('ann', 'p0', 'a$p0')).toBe(true);
    expect(timesDerived()).toBe(1002);
  });
});

describe('of concurrent passwords', () => {
  test('one is checked, eight are queued, and more are refused', async () => {
    const { check, endAll } = slowCheck();
    const checks = Array.from({ length: 8 }, (_, index) =>
      check(`n${index}`, 'p', index === 7 ? 'a$p' : 'a$x'),
    );
    expect(await problemOf(() => check('ann', 'p', 'a$p'))).toEqual({
      code: 'too-many-requests',
      message:
        'Too many passwords are being checked: wait for the seconds that Retry-After says, then try again.',
      retryAfterSeconds: 1,
    });
    for (let index = 0; index < 8; index += 1) expect(await endAll()).toBe(1);
    expect(await Promise.all(checks)).toEqual([...Array(7).fill(false), true]);
  });

  test('the same one of one name is checked once, whether the name exists or not', async () => {
    const { check, endAll, timesDerived } = slowCheck();
    const checks = [...Array(10)].flatMap(() => [check('ann', 'p', 'a$p'), check('nobody', 'p', undefined)]);
    await endAll();
    await endAll();
    expect(await Promise.all(checks)).toEqual([...Array(10)].flatMap(() => [true, false]));
    expect(timesDerived()).toBe(2);
  });

  test('one that was correct before is queued, however many wait', async () => {
    const { clock, check, endAll } = slowCheck();
    const first = check('ann', 'p', 'a$p');
    await endAll();
    expect(await first).toBe(true);
    clock.time += 5 * MINUTE;
    const others = Array.from({ length: 8 }, (_, index) => check(`n${index}`, 'p', undefined));
    const again = check('ann', 'p', 'a$p');
    for (let index = 0; index < 9; index += 1) await endAll();
    expect(await again).toBe(true);
    expect(await Promise.all(others)).toEqual(Array(8).fill(false));
  });

  test('one that cannot be checked does not stop the next', async () => {
    const { check, verify } = passwordCheck();
    verify.mockRejectedValueOnce(new Error('No memory.'));
    const [failed, next] = [check('ann', 'p', 'a$p'), check('bob', 'p', 'a$p')];
    await expect(failed).rejects.toThrow('No memory.');
    expect(await next).toBe(true);
    expect(await check('ann', 'p', 'a$p')).toBe(true);
  });
});

describe('wrong passwords', () => {
  const guess = async (
    { check }: ReturnType<typeof passwordCheck>,
    hash: string | undefined,
    count: number,
  ) => {
    for (let index = 0; index < count; index += 1) expect(await check('ann', `x${index}`, hash)).toBe(false);
  };
  const refused = (retryAfterSeconds: number) => ({
    code: 'too-many-requests',
    message:
      'Too many wrong passwords for this name: wait for the seconds that Retry-After says, then try again.',
    retryAfterSeconds,
  });

  test.each(['a$p', undefined])(
    'may be tried twenty times a minute for a name with the hash %s, then all are refused unchecked',
    async (hash) => {
      const checked = passwordCheck();
      const { clock, check, timesDerived } = checked;
      clock.time = START + 20 * SECOND + 1;
      await guess(checked, hash, 20);
      expect(await problemOf(() => check('ann', 'x', hash))).toEqual(refused(40));
      expect(await problemOf(() => check('ann', 'p', hash))).toEqual(refused(40));
      expect(timesDerived()).toBe(20);
      expect(await check('bob', 'p', 'a$p')).toBe(true);
      clock.time = START + MINUTE - 1;
      expect(await problemOf(() => check('ann', 'x', hash))).toEqual(refused(1));
      clock.time = START + MINUTE;
      await guess(checked, hash, 20);
      expect(await problemOf(() => check('ann', 'x', hash))).toEqual(refused(60));
    },
  );

  test('are counted from zero after a correct one, and do not lock out one that was correct before', async () => {
    const checked = passwordCheck();
    const { clock, check } = checked;
    await guess(checked, 'a$p', 19);
    expect(await check('ann', 'p', 'a$p')).toBe(true);
    clock.time += 5 * MINUTE;
    await guess(checked, 'a$p', 20);
    expect(await check('ann', 'p', 'a$p')).toBe(true);
  });
});
