import { streamBatches } from '../../lib/stream-batches.ts';

export interface StreamLoad {
  /** Batches a second, and their changes on average. */
  readonly batches: number;
  readonly changes: number;
  /** The age of the oldest change when its batch began, at the end, in seconds. */
  readonly age: number;
}

/**
 * Hands a shard's changes to batches for some seconds of a passed clock, as Lambda does: a batch begins when it is full
 * or its window has passed, and one of the places is free. `duration` is a batch's, in seconds, by its changes.
 */
export function followShard(
  changesPerSecond: number,
  duration: (changes: number) => number,
  seconds = 60,
): StreamLoad {
  const { size, windowSeconds, atOnce } = streamBatches;
  const free = Array.from({ length: atOnce }, () => 0);
  const total = changesPerSecond * seconds;
  let taken = 0;
  let batches = 0;
  let age = 0;
  while (taken < total) {
    const first = taken / changesPerSecond;
    const full = (taken + size) / changesPerSecond;
    const place = free.indexOf(Math.min(...free));
    const begin = Math.max(free[place] ?? 0, Math.min(full, first + windowSeconds));
    const arrived = Math.min(total, Math.floor(begin * changesPerSecond + 1e-6)) - taken;
    const changes = Math.max(1, Math.min(size, arrived));
    free[place] = begin + duration(changes);
    taken += changes;
    batches += 1;
    age = begin - first;
  }
  return { batches: batches / seconds, changes: taken / batches, age };
}

/** The most changes a second that a shard's batches keep up with: their age stays at the window. */
export function shardCapacity(duration: (changes: number) => number): number {
  const { size, atOnce } = streamBatches;
  return (atOnce * size) / duration(size);
}
