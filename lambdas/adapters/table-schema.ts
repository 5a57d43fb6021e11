/** What the lists of the catalogue need to know of a resource without reading its record. */
const listed = ['archived', 'entity_type', 'search_text', 'words_indexed'] as const;

/**
 * The one table, described once: the storage stack and the embedded table are both made from it. Every key is a
 * string. A row is found by its own key; three sparse indexes list rows:
 * - `directory` the few rows that operators look through (clients),
 * - `by_name` and `by_created` the resources of an account, an organization or a project, in either order, and in
 *   `by_name` the words that name and describe them as well.
 * A resource enters the lists with its upload, so that asking for one costs one write.
 */
export const tableSchema = {
  partitionKey: 'pk',
  sortKey: 'sk',
  /** Seconds since 1970; DynamoDB's time to live removes the row some time after. */
  timeToLive: 'forget_at',
  indexes: {
    directory: { name: 'directory', partitionKey: 'directory', sortKey: 'directory_order', attributes: [] },
    byName: { name: 'by_name', partitionKey: 'list', sortKey: 'name_order', attributes: listed },
    byCreated: { name: 'by_created', partitionKey: 'list', sortKey: 'created_order', attributes: listed },
  },
} as const;
