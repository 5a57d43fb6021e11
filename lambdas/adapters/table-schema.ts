/** What the lists of the catalogue and of containers need to know of a thing without reading its record. */
const listed = ['archived', 'entity_type', 'search_text', 'words_indexed', 'tags'] as const;

/** What a container needs to know of a resource in it. */
const contained = ['search_text', 'tags', 'status', 'expires_at', 'created_at'] as const;

/**
 * The one table, described once: the storage stack and the embedded table are both made from it. Every key is a
 * string. A row is found by its own key; sparse indexes list rows:
 * - `directory` the few rows that operators look through (clients), and the jobs that are not done,
 * - `by_name` and `by_created` the resources of an account, an organization or a project and the containers of an
 *   account, in either order, and in `by_name` the words that name and describe resources as well,
 * - `container_by_name` and `container_by_created` the resources in a container.
 * A resource enters the lists with its upload, so that asking for one costs one write; it is in a container by an
 * attribute of its record, so that this costs none.
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
    containerByName: {
      name: 'container_by_name',
      partitionKey: 'container_id',
      sortKey: 'name_order',
      attributes: contained,
    },
    containerByCreated: {
      name: 'container_by_created',
      partitionKey: 'container_id',
      sortKey: 'created_order',
      attributes: contained,
    },
  },
} as const;
