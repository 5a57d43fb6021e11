/** How Lambda hands the table's changes to `table-stream`, for each shard of the stream. */
export const streamBatches = {
  /** Changes in a batch at most, and how long one is gathered, in seconds. */
  size: 100,
  windowSeconds: 1,
  /** Batches at a time. */
  atOnce: 2,
};
