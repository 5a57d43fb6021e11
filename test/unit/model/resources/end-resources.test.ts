import { describe, expect, test, vi } from 'vitest';
import { type Ends, endResources, MOST_IN_RUN } from '../../../../lambdas/model/resources/end-resources.ts';
import type { Reconciler } from '../../../../lambdas/model/resources/reconciler.ts';

const HOUR = 3_600_000;
const MINUTE = 60_000;
/** An hour as the index counts it; the tests begin ten minutes after its start. */
const THIS_HOUR = 600_000;

/** An index of ends in memory: a reconciled resource leaves it, unless reconciling fails. */
class FakeIndex {
  readonly clock = { time: THIS_HOUR * HOUR + 10 * MINUTE };
  readonly rows = new Map<string, number>();
  readonly failing = new Set<string>();
  readonly looked: number[] = [];
  readonly reconciled: string[] = [];
  hour: number | undefined;
  pageSize = 1000;
  mostAtOnce = 0;
  #atOnce = 0;

  readonly ends: Ends = {
    progress: async () => this.hour,
    saveProgress: async (hour) => {
      this.hour = hour;
    },
    endedIn: (hour, now) => this.#pages(hour, now),
  };

  async *#pages(hour: number, now: number): AsyncGenerator<string[]> {
    this.looked.push(hour);
    const ids = [...this.rows].flatMap(([id, end]) =>
      Math.floor(end / HOUR) === hour && end <= now ? id : [],
    );
    for (let at = 0; at < ids.length; at += this.pageSize) yield ids.slice(at, at + this.pageSize);
  }

  async #reconcile(id: string): ReturnType<Reconciler['reconcile']> {
    this.#atOnce += 1;
    this.mostAtOnce = Math.max(this.mostAtOnce, this.#atOnce);
    await Promise.resolve();
    this.#atOnce -= 1;
    if (this.failing.has(id)) throw new Error(`${id} failed.`);
    this.rows.delete(id);
    this.reconciled.push(id);
    return 'unsettled';
  }

  run(mayGoOn?: () => boolean): Promise<number> {
    this.looked.length = 0;
    const reconciler = { reconcile: (id: string) => this.#reconcile(id) };
    return endResources({ ends: this.ends, reconciler, now: () => this.clock.time }, mayGoOn);
  }

  /** Adds resources that ended this many hours ago. */
  add(hoursAgo: number, ...ids: readonly string[]): void {
    for (const id of ids) this.rows.set(id, this.clock.time - hoursAgo * HOUR);
  }
}

const numbered = (count: number) => Array.from({ length: count }, (_, index) => `r${index}`);

describe('an ended resource', () => {
  test('is reconciled, the oldest first, and live ones are not', async () => {
    const index = new FakeIndex();
    index.hour = THIS_HOUR - 5;
    index.add(0, 'now');
    index.add(5, 'old');
    index.add(-0.0001, 'next');
    expect(await index.run()).toBe(2);
    expect(index.reconciled).toEqual(['old', 'now']);
    expect([...index.rows.keys()]).toEqual(['next']);
  });

  test('is reconciled among several at a time, at most twenty', async () => {
    const index = new FakeIndex();
    index.add(1, ...numbered(100));
    await index.run();
    expect(index.mostAtOnce).toBe(20);
  });

  test('is reconciled in a later run if there are many', async () => {
    const index = new FakeIndex();
    index.add(3, ...numbered(2 * MOST_IN_RUN + 2000));
    index.add(1, 'last');
    expect([await index.run(), await index.run(), await index.run(), await index.run()]).toEqual([
      MOST_IN_RUN,
      MOST_IN_RUN,
      2001,
      0,
    ]);
    expect(index.rows.size).toBe(0);
    expect(new Set(index.reconciled).size).toBe(2 * MOST_IN_RUN + 2001);
  });

  test('is left for the next run if little time is left', async () => {
    const index = new FakeIndex();
    index.add(1, ...numbered(100));
    const ended = await index.run(() => index.reconciled.length < 30);
    expect(ended).toBeGreaterThanOrEqual(30);
    expect(ended).toBeLessThanOrEqual(50);
    expect(index.rows.size).toBe(100 - ended);
    await index.run();
    expect(index.rows.size).toBe(0);
  });

  test('that fails does not stop others; the run rejects at its end', async () => {
    const index = new FakeIndex();
    index.failing.add('r3').add('r7');
    index.add(4, ...numbered(10));
    index.add(0, 'now');
    await expect(index.run()).rejects.toThrow('2 resources that have ended could not be reconciled.');
    expect([...index.rows.keys()]).toEqual(['r3', 'r7']);
    index.failing.clear();
    expect(await index.run()).toBe(2);
  });

  test('that always fails does not hold back others, however many fail', async () => {
    const index = new FakeIndex();
    for (const id of numbered(6000)) index.failing.add(id);
    index.add(4, ...numbered(6000));
    index.add(1, 'other');
    await expect(index.run()).rejects.toThrow('6000 resources');
    expect(index.reconciled).toEqual(['other']);
  });
});

describe('the progress', () => {
  test('begins two days back', async () => {
    const index = new FakeIndex();
    await index.run();
    expect(index.looked).toEqual(Array.from({ length: 49 }, (_, hour) => THIS_HOUR - 48 + hour));
  });

  test.each([
    ['there is no resource', [], THIS_HOUR - 2],
    ['a resource has just ended', [0], THIS_HOUR - 2],
    ['one was found in the hour before', [1], THIS_HOUR - 2],
    ['one was found in an earlier hour', [4], THIS_HOUR - 4],
    ['some were found in several hours', [3, 9], THIS_HOUR - 9],
  ])('stops, when %s, before hours where rows may still appear', async (_, hoursAgo, hour) => {
    const index = new FakeIndex();
    for (const hours of hoursAgo) index.add(hours, `r${hours}`);
    await index.run();
    expect(index.hour).toBe(hour);
    await index.run();
    expect(index.hour).toBe(THIS_HOUR - 2);
  });

  test('finds rows that the index shows late', async () => {
    const index = new FakeIndex();
    await index.run();
    index.add(2, 'late');
    expect(await index.run()).toBe(1);
  });

  test('stays at an hour with a failure, and later ends are found all the same', async () => {
    const index = new FakeIndex();
    index.failing.add('r0');
    index.add(5, 'r0');
    await expect(index.run()).rejects.toThrow();
    index.clock.time += 3 * HOUR;
    index.add(0, 'now');
    await expect(index.run()).rejects.toThrow();
    expect(index.reconciled).toEqual(['now']);
    expect(index.hour).toBe(THIS_HOUR - 5);
  });

  test('stays at an hour that was not read to its end', async () => {
    const index = new FakeIndex();
    index.pageSize = 10;
    index.add(6, ...numbered(40));
    await index.run(() => index.reconciled.length < 20);
    expect(index.hour).toBe(THIS_HOUR - 6);
    expect(index.looked.at(-1)).toBe(THIS_HOUR - 6);
  });

  test('is written only if it has moved', async () => {
    const index = new FakeIndex();
    await index.run();
    const save = vi.spyOn(index.ends, 'saveProgress');
    await index.run();
    expect(save).not.toHaveBeenCalled();
    index.clock.time += HOUR;
    await index.run();
    expect(save.mock.calls).toEqual([[THIS_HOUR - 1]]);
  });
});
