/**
 * Works on items, at most `atOnce` at a time. Rejects with the first error, once all work under way has ended, so that
 * the caller can clean up safely.
 */
export async function concurrently<Item, Result>(
  items: readonly Item[],
  atOnce: number,
  work: (item: Item) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = [];
  const failures: { readonly error: unknown }[] = [];
  const entries = items.entries();
  async function worker(): Promise<void> {
    for (const [index, item] of entries) {
      if (failures.length > 0) return;
      try {
        results[index] = await work(item);
      } catch (error) {
        failures.push({ error });
      }
    }
  }
  await Promise.all(Array.from({ length: Math.min(atOnce, items.length) }, worker));
  const [failure] = failures;
  if (failure !== undefined) throw failure.error;
  return results;
}
