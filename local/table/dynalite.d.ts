/** As much of dynalite 4.0.0 as the table uses; it has no types of its own. */
declare module 'dynalite' {
  import type { Server } from 'node:http';

  interface DynaliteOptions {
    /** The directory of the data; it must exist. */
    readonly path: string;
    /** For how long a new table stays in the state CREATING, in milliseconds. */
    readonly createTableMs: number;
  }

  /** A server that is not listening yet. Closing it closes the store once what is under way has been done. */
  export default function dynalite(options: DynaliteOptions): Server;
}

declare module 'dynalite/db/index.js' {
  import type { Readable } from 'node:stream';

  export interface Store {
    readonly db: {
      /** Rejects with the reason as the error's `cause`. */
      open(): Promise<void>;
      close(): Promise<void>;
      createValueStream(options: object): Readable;
      values(): { close(): Promise<void> };
    };
  }

  export function create(options: { readonly path: string }): Store;
}
