/**
 * Does something for each value, for some at once. After the first failure nothing more is begun. Rejects with that
 * failure once all that was begun has ended.
 */
export async function concurrently<Value>(
  values: Iterable<Value>,
  atOnce: number,
  work: (value: Value) => Promise<void>,
): Promise<void> {
  const rest = [...values].values();
  let hasFailed = false;
  const worker = async () => {
    for (const value of rest) {
      if (hasFailed) return;
      await work(value).catch((error) => {
        hasFailed = true;
        throw error;
      });
    }
  };
  const outcomes = await Promise.allSettled(Array.from({ length: atOnce }, worker));
  const failed = outcomes.find((outcome) => outcome.status === 'rejected');
  if (failed !== undefined) throw failed.reason;
}
