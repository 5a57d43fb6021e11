import { expect, test, vi } from 'vitest';
import { createPasswordCheck } from '../../../../lambdas/model/identity/password-check.ts';

const START = Date.UTC(2020, 2, 12);
const FIVE_MINUTES = 300_000;

/** A check with a stand-in for scrypt, which `secret.test.ts` tests: a hash is the password with a salt. */
function passwordCheck() {
  const clock = { time: START };
  const verify = vi.fn(
    async (password: string, hash: string | undefined) => hash?.split('$')[1] === password,
  );
  const timesDerived = () => verify.mock.calls.length;
  return { clock, timesDerived, check: createPasswordCheck(() => clock.time, verify) };
}

test('a good password is remembered for five minutes, not longer', async () => {
  const { clock, check, timesDerived } = passwordCheck();
  expect(await check('p', 'a$p')).toBe(true);
  clock.time = START + FIVE_MINUTES - 1;
  expect(await check('p', 'a$p')).toBe(true);
  expect(timesDerived()).toBe(1);
  clock.time = START + FIVE_MINUTES;
  expect(await check('p', 'a$p')).toBe(true);
  expect(timesDerived()).toBe(2);
});

test('using a remembered password does not lengthen its time', async () => {
  const { clock, check, timesDerived } = passwordCheck();
  for (let minute = 0; minute <= 5; minute += 1) {
    clock.time = START + minute * 60_000;
    await check('p', 'a$p');
  }
  expect(timesDerived()).toBe(2);
});

test('a remembered password is good for its own hash only', async () => {
  const { check, timesDerived } = passwordCheck();
  expect(await check('p', 'a$p')).toBe(true);
  expect(await check('p', 'a$changed')).toBe(false);
  expect(await check('p', undefined)).toBe(false);
  expect(await check('q', 'a$p')).toBe(false);
  expect(await check('p","a$p', undefined)).toBe(false);
  expect(timesDerived()).toBe(5);
});

test('a wrong password and an unknown user are checked each time', async () => {
  const { check, timesDerived } = passwordCheck();
  for (const hash of ['a$p', undefined]) {
    expect(await check('x', hash)).toBe(false);
    expect(await check('x', hash)).toBe(false);
  }
  expect(timesDerived()).toBe(4);
});

test('what is remembered stays within bounds', async () => {
  const { check, timesDerived } = passwordCheck();
  for (let index = 0; index <= 1000; index += 1) await check(`p${index}`, `a$p${index}`);
  expect(await check('p0', 'a$p0')).toBe(true);
  expect(timesDerived()).toBe(1002);
});
