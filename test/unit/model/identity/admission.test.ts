import { describe, expect, test } from 'vitest';
import { createAdmission } from '../../../../lambdas/model/identity/admission.ts';
import type { AdmissionStore } from '../../../../lambdas/model/identity/ports.ts';
import { AdmissionBook, admitted, createClock, many, REFUSED, START, slowStore } from './admission-book.ts';

describe('a client at its limit', () => {
  test('is refused for the rest of the second and admitted in the next', async () => {
    const clock = createClock();
    const admit = createAdmission(new AdmissionBook(2), clock.now);
    expect(await admit('a')).toEqual({ outcome: 'admitted' });
    expect(await admit('a')).toEqual({ outcome: 'admitted' });
    expect(await admit('a')).toEqual(REFUSED);
    clock.time = START + 999;
    expect(await admit('a')).toEqual(REFUSED);
    clock.time = START + 1000;
    expect(await admit('a')).toEqual({ outcome: 'admitted' });
  });

  test('costs the table nothing more for the rest of the second', async () => {
    const clock = createClock();
    const book = new AdmissionBook(2);
    const admit = createAdmission(book, clock.now);
    await many(admit, 3);
    const calls = book.calls.length;
    expect(admitted(await many(admit, 1000))).toBe(0);
    expect(book.calls.length).toBe(calls);
  });

  test('gets the remaining requests if more are waiting', async () => {
    const clock = createClock();
    const book = new AdmissionBook(45);
    const admit = createAdmission(book, clock.now);
    expect(admitted(await many(admit, 100))).toBe(45);
    clock.time += 1000;
    expect(admitted(await many(admit, 100))).toBe(45);
  });

  test('does not hold back another client', async () => {
    const clock = createClock();
    const stores = new Map([
      ['a', new AdmissionBook(1)],
      ['b', new AdmissionBook(1)],
    ]);
    const store: AdmissionStore = {
      lease: async (principal, lease) =>
        (await stores.get(principal)?.lease(principal, lease)) ?? { leased: false, row: undefined },
    };
    const admit = createAdmission(store, clock.now);
    await many(admit, 2);
    expect(await admit('a')).toEqual(REFUSED);
    expect(await admit('b')).toEqual({ outcome: 'admitted' });
  });
});

describe('a busy client', () => {
  test('leases ahead a tenth of its requests in the previous second', async () => {
    const clock = createClock();
    const book = new AdmissionBook(1000);
    const admit = createAdmission(book, clock.now);
    for (const { at, used, counts } of [
      { at: 0, used: 40, counts: Array(40).fill(1) },
      { at: 1999, used: 12, counts: [5, 5, 5] },
      { at: 2000, used: 9, counts: [2, 2, 2, 2, 2] },
      { at: 3000, used: 40, counts: Array(40).fill(1) },
      { at: 5000, used: 2, counts: [1, 1] },
    ]) {
      clock.time = START + at;
      book.calls.length = 0;
      for (let request = 0; request < used; request += 1) await admit('a');
      expect(book.calls.map(({ count }) => count)).toEqual(counts);
    }
  });

  test('waits for one lease with all its requests', async () => {
    const clock = createClock();
    const book = new AdmissionBook(100);
    const { store, answer } = slowStore(book);
    const admit = createAdmission(store, clock.now);
    const admissions = many(admit, 7);
    for (const count of [1, 6]) {
      expect(book.calls.at(-1)?.count).toBe(count);
      await answer();
    }
    expect(admitted(await admissions)).toBe(7);
    expect(book.calls).toHaveLength(2);
  });

  test('is admitted even if the table answers after the second is over', async () => {
    const clock = createClock();
    const { store, answer } = slowStore(new AdmissionBook(5));
    const admit = createAdmission(store, clock.now);
    const admission = admit('a');
    clock.time += 5000;
    await answer();
    expect(await admission).toEqual({ outcome: 'admitted' });
  });

  test('gets its new limit from its next second on', async () => {
    const clock = createClock();
    const book = new AdmissionBook(100);
    const admit = createAdmission(book, clock.now);
    expect(admitted(await many(admit, 200))).toBe(100);
    for (const limit of [2, 60, 1]) {
      book.row = { ...book.row, requestsPerSecond: limit };
      clock.time += 1000;
      expect(admitted(await many(admit, 200))).toBe(limit);
    }
  });
});

describe('a disabled client', () => {
  test('is refused from its next lease on, and admitted again once it is enabled', async () => {
    const clock = createClock();
    const book = new AdmissionBook(100);
    const admit = createAdmission(book, clock.now);
    await admit('a');
    book.row = { ...book.row, disabled: true };
    clock.time += 1000;
    expect(await many(admit, 3)).toEqual(Array.from({ length: 3 }, () => ({ outcome: 'disabled' })));
    book.row = { ...book.row, disabled: false };
    expect(await admit('a')).toEqual({ outcome: 'admitted' });
  });
});

describe('a user', () => {
  test('is refused with an earlier password from the next lease on, and admitted with the new one at once', async () => {
    const clock = createClock();
    const book = new AdmissionBook(100);
    book.row = { ...book.row, passwordId: 'old' };
    const admit = createAdmission(book, clock.now);
    expect(await admit('user#ann', 'old')).toEqual({ outcome: 'admitted' });
    book.row = { ...book.row, passwordId: 'new' };
    expect(await admit('user#ann', 'new')).toEqual({ outcome: 'admitted' });
    clock.time += 1000;
    expect(await admit('user#ann', 'old')).toEqual({ outcome: 'disabled' });
    expect(await admit('user#ann')).toEqual({ outcome: 'disabled' });
    expect(await admit('user#ann', 'new')).toEqual({ outcome: 'admitted' });
  });
});

test('a failing table fails only the requests that wait for it', async () => {
  const clock = createClock();
  const book = new AdmissionBook(1);
  let works = false;
  const store: AdmissionStore = {
    lease: (...request) => (works ? book.lease(...request) : Promise.reject(new Error('The table is away.'))),
  };
  const admit = createAdmission(store, clock.now);
  const outcomes = await Promise.allSettled([admit('a'), admit('a')]);
  expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  works = true;
  expect(await admit('a')).toEqual({ outcome: 'admitted' });
});

test('an instance remembers the clients with the latest leases', async () => {
  const clock = createClock();
  const book = new AdmissionBook(100_000);
  const admit = createAdmission(book, clock.now);
  await many(admit, 10, 'client-0');
  for (let index = 1; index < 10_000; index += 1) await admit(`client-${index}`);
  await many(admit, 10, 'client-10000');
  for (const [name, leased] of [
    ['client-0', 1],
    ['client-10000', 2],
  ] as const) {
    book.row = { ...book.row, second: 0 };
    clock.time = START + 1000;
    book.calls.length = 0;
    await admit(name);
    expect(book.calls.map(({ count }) => count)).toEqual([leased]);
  }
});
