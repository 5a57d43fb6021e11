import { beforeEach, expect, test, vi } from 'vitest';
import { createPasswordCheck } from '../../../lambdas/domain/password-check.ts';
import { isPassword } from '../../../lambdas/domain/secret.ts';

vi.mock('../../../lambdas/domain/secret.ts', { spy: true });

/** Stands in for scrypt, which `secret.test.ts` tests: a hash is the password with a salt. */
beforeEach(() => {
  vi.mocked(isPassword)
    .mockReset()
    .mockImplementation(async (password, hash) => hash?.split('$')[1] === password);
});

const START = Date.UTC(2020, 2, 12);
const FIVE_MINUTES = 300_000;

function passwordCheck() {
  const clock = { time: START };
  return { clock, check: createPasswordCheck(() => clock.time) };
}

const timesDerived = () => vi.mocked(isPassword).mock.calls.length;

test('a good password is remembered for five minutes, not longer', async () => {
  const { clock, check } = passwordCheck();
  expect(await check('p', 'a$p')).toBe(true);
  clock.time = START + FIVE_MINUTES - 1;
  expect(await check('p', 'a$p')).toBe(true);
  expect(timesDerived()).toBe(1);
  clock.time = START + FIVE_MINUTES;
  expect(await check('p', 'a$p')).toBe(true);
  expect(timesDerived()).toBe(2);
});

test('using a remembered password does not lengthen its time', async () => {
  const { clock, check } = passwordCheck();
  for (let minute = 0; minute <= 5; minute += 1) {
    clock.time = START + minute * 60_000;
    await check('p', 'a$p');
  }
  expect(timesDerived()).toBe(2);
});

test('a remembered password is good for its own hash only', async () => {
  const { check } = passwordCheck();
  expect(await check('p', 'a$p')).toBe(true);
  expect(await check('p', 'a$changed')).toBe(false);
  expect(await check('p', undefined)).toBe(false);
  expect(await check('q', 'a$p')).toBe(false);
  expect(await check('p","a$p', undefined)).toBe(false);
  expect(timesDerived()).toBe(5);
});

test('a wrong password and an unknown user are checked each time', async () => {
  const { check } = passwordCheck();
  for (const hash of ['a$p', undefined]) {
    expect(await check('x', hash)).toBe(false);
    expect(await check('x', hash)).toBe(false);
  }
  expect(timesDerived()).toBe(4);
});

test('what is remembered stays within bounds', async () => {
  const { check } = passwordCheck();
  for (let index = 0; index <= 1000; index += 1) await check(`p${index}`, `a$p${index}`);
  expect(await check('p0', 'a$p0')).toBe(true);
  expect(timesDerived()).toBe(1002);
});
