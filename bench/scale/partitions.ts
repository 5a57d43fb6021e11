import { endsKey, hourOf } from '../../lambdas/table/entities.ts';
import { shardFor } from '../../lambdas/table/shards.ts';
import { randomId, randomNumbers } from './random.ts';

/** Units that one partition of a table or an index takes a second (DynamoDB's limit). */
export const PARTITION_WRITES = 1000;

const IDS = 20_000;

/** How many new rows a second a list in so many shards takes, until its busiest shard is full. */
export function listCapacity(shards: number): number {
  return capacity((id) => String(shardFor(id, shards)));
}

/** How many resources a second that end within the same hour the index of ends takes. */
export function endsCapacity(): number {
  const end = Date.UTC(2026, 10, 27);
  return capacity((id) => endsKey(end + hourOf(0), id).partition);
}

function capacity(partitionOf: (id: string) => string): number {
  const random = randomNumbers();
  const rows = new Map<string, number>();
  for (let index = 0; index < IDS; index += 1) {
    const partition = partitionOf(randomId(random));
    rows.set(partition, (rows.get(partition) ?? 0) + 1);
  }
  return PARTITION_WRITES / (Math.max(...rows.values()) / IDS);
}
