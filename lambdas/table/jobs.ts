import { type Job, type JobStore, LeaseLost } from '../model/jobs/ports.ts';
import { JOBS, job } from './entities.ts';
import { type Item, idOf } from './entity.ts';
import { queryAll } from './query.ts';
import { type Condition, get, NEW, put, remove, type Table, update } from './table.ts';

/** Jobs in the table, one row each, with their state in JSON. */
export function jobRecords<State>(table: Table): JobStore<State> {
  /** Changes a job's row while its lease is held. Throws `LeaseLost` otherwise. */
  async function change(held: Job<State>, values: Parameters<typeof job.changes>[0]): Promise<void> {
    const { key } = held;
    const changed = await update(table, job.key(key), { set: job.changes(values) }, holds(held));
    if (changed === undefined) throw new LeaseLost(key);
  }

  return {
    add: (key, state) => put(table, job.item([key], { state: JSON.stringify(state), attempts: 0 }), NEW),

    async find(key) {
      const item = await get(table, job.key(key));
      return item && stateOf(item);
    },

    async claim(key, now, until) {
      const lease = crypto.randomUUID();
      const claimed = await update(
        table,
        job.key(key),
        {
          set: job.changes({ lease, leaseUntil: until }),
          setNew: job.changes({ firstClaimedAt: now }),
          add: job.changes({ attempts: 1 }),
        },
        {
          // The SDK repeats a write whose answer was lost: the repetition finds its own lease.
          expression:
            'attribute_exists(pk) AND (attribute_not_exists(lease_until) OR lease_until <= :now OR lease = :lease)',
          values: { ':now': { N: String(now) }, ':lease': { S: lease } },
        },
      );
      return claimed && { key, lease, attempts: job.values(claimed).attempts, state: stateOf(claimed) };
    },

    renew: (held, until) => change(held, { leaseUntil: until }),

    save: (held, state, until) =>
      change(held, { state: JSON.stringify(state), leaseUntil: until, attempts: 0 }),

    release: (held, notBefore) => change(held, { leaseUntil: notBefore }),

    async remove(held) {
      if (!(await remove(table, job.key(held.key), holds(held)))) throw new LeaseLost(held.key);
    },

    async *unfinished() {
      for await (const items of queryAll(table, { index: 'gsi1', partition: JOBS }))
        yield* items.map((item) => ({ key: idOf(item), firstClaimedAt: job.values(item).firstClaimedAt }));
    },
  };

  function stateOf(item: Item): State {
    const state: State = JSON.parse(job.values(item).state);
    return state;
  }
}

/** The condition that this claim still holds. */
function holds({ lease }: Pick<Job<unknown>, 'lease'>): Condition {
  return { expression: 'lease = :lease', values: { ':lease': { S: lease } } };
}
