/** The parts of dynalite 4.0.0 that the table uses: dynalite has no types. All of them call back before they return. */
declare module 'dynalite/db/index.js' {
  type Item = Record<string, import('aws-lambda').AttributeValue>;

  interface KeyElement {
    readonly AttributeName: string;
    readonly KeyType: 'HASH' | 'RANGE';
  }

  /** A table as DescribeTable shows it. */
  interface Description {
    readonly TableName: string;
    readonly KeySchema: readonly KeyElement[];
  }

  /** A parsed request; the validation adds the parsed expressions to it. */
  interface Input {
    readonly TableName: string;
    readonly Key?: Item;
    readonly Item?: Item;
    readonly IndexName?: string;
    readonly Limit?: number;
    readonly Select?: string;
    readonly ConsistentRead?: boolean;
    readonly ConditionalOperator?: string;
    readonly QueryFilter?: object;
    readonly ScanFilter?: object;
    readonly AttributesToGet?: readonly string[];
    readonly ReturnConsumedCapacity?: string;
    readonly ReturnValuesOnConditionCheckFailure?: string;
    readonly _filter?: { readonly expression: object };
    readonly _projection?: { readonly paths: readonly unknown[] };
  }

  /** The keys to read, as dynalite encodes them. A missing limit leaves that end open. */
  interface KeyRange {
    readonly reverse?: boolean;
    readonly gt?: string;
    readonly gte?: string;
    readonly lt?: string;
    readonly lte?: string;
  }

  type Callback<Result> = (error?: unknown, result?: Result) => void;

  interface ItemDatabase {
    lock(
      key: string,
      work: (release: <Result>(callback: Callback<Result>) => Callback<Result>) => void,
    ): void;
    get(key: string, callback: Callback<Item>): void;
    put(key: string, item: Item, callback: Callback<void>): void;
    del(key: string, callback: Callback<void>): void;
  }

  /** The store that dynalite's actions need. */
  interface Store {
    readonly options: { readonly maxItemSize: number };
    getTable(name: string, ...rest: [Callback<Description>] | [boolean, Callback<Description>]): void;
    getItemDb(tableName: string): ItemDatabase;
  }

  /** An error of DynamoDB. */
  type Failure = Error & { readonly statusCode: number; readonly body: Record<string, unknown> };

  interface Parts {
    createKey(item: Item, table: Description, keySchema?: readonly KeyElement[]): string;
    createIndexKey(item: Item, table: Description, keySchema: readonly KeyElement[]): string;
    checkConditional(input: Input, item: Item | undefined): Failure | null | undefined;
    validateKey(key: Item, table: Description): Failure | null | undefined;
    validationError(message: string): Failure;
    mapPaths(paths: readonly unknown[], item: Item): Item;
    matchesFilter(item: Item, filter: object, operator?: string): boolean;
    matchesExprFilter(item: Item, expression: object): boolean;
    addConsumedCapacity(input: Input, isRead: boolean, item?: Item, newItem?: Item): object | undefined;
    updateIndexes(
      store: Store,
      table: Description,
      oldItem: Item | undefined,
      newItem: Item | null,
      callback: Callback<void>,
    ): void;
    queryTable(
      store: Store,
      table: Description,
      input: Input,
      range: KeyRange,
      isLocal: boolean | undefined,
      readsItems: boolean,
      startKeyNames: readonly string[],
      callback: Callback<object>,
    ): void;
  }

  const parts: Parts;
  export default parts;
  export type {
    Callback,
    Description,
    Failure,
    Input,
    Item,
    ItemDatabase,
    KeyElement,
    KeyRange,
    Parts,
    Store,
  };
}

declare module 'dynalite/actions/*' {
  import type { Callback, Input, Store } from 'dynalite/db/index.js';

  /** Carries a request out and calls back before it returns. */
  export default function action(store: Store, input: Input, callback: Callback<object>): void;
}

declare module 'dynalite/validations/index.js' {
  import type { Input, Store } from 'dynalite/db/index.js';

  interface Validations {
    /** Checks the types of a request and returns it. Throws at a wrong one. */
    checkTypes(request: object, types: object): Input;
    /** Throws if the request breaks a rule of the types, or of `custom`, which returns a sentence. */
    checkValidations(input: Input, types: object, custom: unknown, store?: Store): void;
  }

  const validations: Validations;
  export default validations;
}

declare module 'dynalite/validations/*' {
  import type { Store } from 'dynalite/db/index.js';

  const validation: {
    readonly types: Readonly<Record<string, object | string>>;
    custom?(input: object, store: Store): string | undefined;
  };
  export default validation;
}
