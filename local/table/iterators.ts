import type { Store } from 'dynalite/db/index.js';

/**
 * dynalite ends an iterator by its `return()`. The store's iterators have a `close()` only, so each would stay, with some
 * 40 KB for every query: give their class a `return()`. The store must be open; all stores of a thread share the class.
 */
export async function endIteratorsOnReturn(db: Store['db']): Promise<void> {
  const iterator = db.values();
  Object.assign(Object.getPrototypeOf(iterator), {
    return(this: typeof iterator) {
      return this.close();
    },
  });
  await iterator.close();
}
