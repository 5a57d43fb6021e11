import { describe, expect, test } from 'vitest';
import { createAdmission } from '../../../../lambdas/model/identity/admission.ts';
import type { AdmissionStore } from '../../../../lambdas/model/identity/ports.ts';
import { admitted, createClock, LeaseBook, many, REFUSED, START, slowStore } from '../jobs/lease-book.ts';

describe('a client at its limit', () => {
  test('is refused for the rest of the second and admitted in the next', async () => {
    const clock = createClock();
    const admit = createAdmission(new LeaseBook(2), clock.now);
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
    const book = new LeaseBook(2);
    const admit = createAdmission(book, clock.now);
    await many(admit, 3);
    const calls = book.calls.length;
    expect(admitted(await many(admit, 1000))).toBe(0);
    expect(book.calls.length).toBe(calls);
  });

  test('gets the last requests one by one where less than a share is left', async () => {
    const clock = createClock();
    const book = new LeaseBook(45);
    const admit = createAdmission(book, clock.now);
    expect(admitted(await many(admit, 100))).toBe(45);
    clock.time += 1000;
    expect(admitted(await many(admit, 100))).toBe(45);
  });

  test('does not hold back another client', async () => {
    const clock = createClock();
    const stores = new Map([
      ['a', new LeaseBook(1)],
      ['b', new LeaseBook(1)],
    ]);
    const store: AdmissionStore = {
      lease: async (clientId, ...rest) =>
        (await stores.get(clientId)?.lease(clientId, ...rest)) ?? { outcome: 'disabled' },
    };
    const admit = createAdmission(store, clock.now);
    await many(admit, 2);
    expect(await admit('a')).toEqual(REFUSED);
    expect(await admit('b')).toEqual({ outcome: 'admitted' });
  });
});

describe('a busy client', () => {
  test('leases a twentieth of its limit first, then more at a time, up to a fifth', async () => {
    const clock = createClock();
    const book = new LeaseBook(1000);
    const admit = createAdmission(book, clock.now);
    await admit('a');
    for (let second = 1; second <= 2; second += 1) {
      clock.time = START + second * 1000;
      book.calls.length = 0;
      expect(admitted(await many(admit, 750))).toBe(750);
      expect(book.calls.map(({ count }) => count)).toEqual([50, 100, 200, 200, 200]);
    }
  });

  test('waits for one lease with all its requests', async () => {
    const clock = createClock();
    const book = new LeaseBook(100);
    const { store, answer } = slowStore(book);
    const admit = createAdmission(store, clock.now);
    const admissions = many(admit, 7);
    for (const count of [1, 2, 4]) {
      expect(book.calls.at(-1)?.count).toBe(count);
      await answer();
    }
    expect(admitted(await admissions)).toBe(7);
    expect(book.calls).toHaveLength(3);
  });

  test('is admitted although the table answers only when the second is over', async () => {
    const clock = createClock();
    const { store, answer } = slowStore(new LeaseBook(5));
    const admit = createAdmission(store, clock.now);
    const admission = admit('a');
    clock.time += 5000;
    await answer();
    expect(await admission).toEqual({ outcome: 'admitted' });
  });

  test('gets as much as its new limit allows from its next second on', async () => {
    const clock = createClock();
    const book = new LeaseBook(100);
    const admit = createAdmission(book, clock.now);
    expect(admitted(await many(admit, 200))).toBe(100);
    for (const limit of [2, 60, 1]) {
      book.requestsPerSecond = limit;
      clock.time += 1000;
      expect(admitted(await many(admit, 200))).toBe(limit);
    }
  });
});

describe('a disabled client', () => {
  test('is out from its next lease on, and in again once it is enabled', async () => {
    const clock = createClock();
    const book = new LeaseBook(100);
    const admit = createAdmission(book, clock.now);
    await admit('a');
    book.disabled = true;
    clock.time += 1000;
    expect(await many(admit, 3)).toEqual(Array.from({ length: 3 }, () => ({ outcome: 'disabled' })));
    book.disabled = false;
    expect(await admit('a')).toEqual({ outcome: 'admitted' });
  });
});

test('a table that fails fails the requests that wait for it, and those only', async () => {
  const clock = createClock();
  const book = new LeaseBook(1);
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

test('of many clients, the ones that leased last are kept in mind', async () => {
  const clock = createClock();
  const book = new LeaseBook(100_000);
  const admit = createAdmission(book, clock.now);
  for (let index = 0; index <= 10_000; index += 1) await admit(`client-${index}`);
  book.calls.length = 0;
  clock.time += 1000;
  await admit('client-0');
  await admit('client-10000');
  // The first is unknown again and leases one; the last knows its limit.
  expect(book.calls.map(({ count }) => count)).toEqual([1, 5000]);
});
