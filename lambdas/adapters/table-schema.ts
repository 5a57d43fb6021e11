/**
 * The one table, described once: the storage stack and the embedded table are both made from it.
 * Every key is a string. A row is found by its own key; the directory, a sparse index, lists the few rows that
 * operators look through (clients and users). Resources are not in it, so creating one costs one write.
 */
export const tableSchema = {
  partitionKey: 'pk',
  sortKey: 'sk',
  /** Seconds since 1970; DynamoDB's time to live removes the row some time after. */
  timeToLive: 'forget_at',
  directory: { indexName: 'directory', partitionKey: 'directory', sortKey: 'directory_order' },
} as const;
