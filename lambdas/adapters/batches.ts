/** DynamoDB reads so many rows at once. */
const BATCH = 100;

/** What to read, in as many batches as it takes; each once, since DynamoDB refuses to be asked for a row twice. */
export function batchesOf(ids: readonly string[]): string[][] {
  const distinct = [...new Set(ids)];
  return Array.from({ length: Math.ceil(distinct.length / BATCH) }, (_, index) =>
    distinct.slice(index * BATCH, (index + 1) * BATCH),
  );
}
