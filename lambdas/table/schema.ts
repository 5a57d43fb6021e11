/** Every index projects ALL, so that a list shows its rows without reading the records behind them. */
const index = <Name extends string>(name: Name) => ({
  name,
  partitionKey: `${name}pk` as const,
  sortKey: `${name}sk` as const,
});

/**
 * The one table: the storage stack and the embedded table are both made from it. Every key is a string. The indexes are
 * sparse and have no meaning of their own: `entities.ts` says which rows are in which. A new kind of list is a new key
 * prefix, never a new index; `gsi6` and `gsi7` are spare.
 */
export const tableSchema = {
  partitionKey: 'pk',
  sortKey: 'sk',
  /** Seconds since 1970; DynamoDB's time to live removes the row some time after. */
  timeToLive: 'forget_at',
  indexes: {
    gsi1: index('gsi1'),
    gsi2: index('gsi2'),
    gsi3: index('gsi3'),
    gsi4: index('gsi4'),
    gsi5: index('gsi5'),
    gsi6: index('gsi6'),
    gsi7: index('gsi7'),
  },
} as const;

export type IndexName = keyof typeof tableSchema.indexes;
