import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import type { IndexName } from './schema.ts';

/** A row in the format of DynamoDB's API. */
export type Item = Record<string, AttributeValue>;

/** A row's key. */
export type Key = { readonly pk: string; readonly sk: string };

/** A row's place in an index. */
export type IndexKey = { readonly partition: string; readonly sort: string };

/** An attribute of an entity: its name in the table, and the conversion of its values. */
export interface Attribute<Value, Optional extends boolean = false> {
  readonly name: string;
  readonly optional: Optional;
  write(value: Value): AttributeValue;
  /** Undefined if the attribute has another type. */
  read(value: AttributeValue): Value | undefined;
}

export const text = (name: string): Attribute<string> => ({
  name,
  optional: false,
  write: (value) => ({ S: value }),
  read: (value) => value.S,
});

export const number = (name: string): Attribute<number> => ({
  name,
  optional: false,
  write: (value) => ({ N: String(value) }),
  read: ({ N }) => (N === undefined ? undefined : Number(N)),
});

export const flag = (name: string): Attribute<boolean> => ({
  name,
  optional: false,
  write: (value) => ({ BOOL: value }),
  read: (value) => value.BOOL,
});

/** A list of texts, in order. */
export const texts = (name: string): Attribute<readonly string[]> => ({
  name,
  optional: false,
  write: (value) => ({ L: value.map((S) => ({ S })) }),
  read: ({ L }) => L?.flatMap(({ S }) => S ?? []),
});

/** A value stored as JSON; its type is not checked when it is read. */
export const json = <Value>(name: string): Attribute<Value> => ({
  name,
  optional: false,
  write: (value) => ({ S: JSON.stringify(value) }),
  read: ({ S }) => (S === undefined ? undefined : JSON.parse(S)),
});

/** A time in milliseconds, stored in whole seconds for DynamoDB's time to live and rounded up. */
export const seconds = (name: string): Attribute<number> => ({
  name,
  optional: false,
  write: (value) => ({ N: String(Math.ceil(value / 1000)) }),
  read: ({ N }) => (N === undefined ? undefined : Number(N) * 1000),
});

/** An attribute that a row may lack. */
export const optional = <Value>(attribute: Attribute<Value>): Attribute<Value, true> => ({
  ...attribute,
  optional: true,
});

// biome-ignore lint/suspicious/noExplicitAny: an attribute of any value
type Attributes = Readonly<Record<string, Attribute<any, boolean>>>;
type ValueOf<A> = A extends Attribute<infer Value, boolean> ? Value : never;
type OptionalNames<A extends Attributes> = {
  [Name in keyof A]: A[Name] extends Attribute<ValueOf<A[Name]>, true> ? Name : never;
}[keyof A];

/** The values of an entity's attributes. */
export type Values<A extends Attributes> = {
  readonly [Name in Exclude<keyof A, OptionalNames<A>>]: ValueOf<A[Name]>;
} & { readonly [Name in OptionalNames<A>]?: ValueOf<A[Name]> };

/** A kind of row: its key, its attributes, and its places in indexes. */
export interface Entity<Identity extends readonly (string | number)[], A extends Attributes> {
  readonly attributes: A;
  key(...identity: Identity): Key;
  /** The row of these values, with its key and its places in indexes. */
  item(identity: Identity, values: Values<A>): Item;
  /** The values in a row. Throws if a required one is missing. */
  values(item: Item): Values<A>;
  /** The attributes that a change writes. */
  changes(values: Partial<Values<A>>): Item;
}

export function entity<
  Identity extends readonly (string | number)[],
  const A extends Attributes,
>(declaration: {
  readonly key: (...identity: Identity) => Key;
  readonly attributes: A;
  readonly indexes?: (
    values: Values<A>,
    ...identity: Identity
  ) => Partial<Record<IndexName, IndexKey | undefined>>;
}): Entity<Identity, A> {
  const { key, attributes, indexes } = declaration;
  const named = Object.entries(attributes);
  const changes = (values: Partial<Values<A>>): Item => {
    const item: Item = {};
    for (const [property, value] of Object.entries(values)) {
      const attribute = attributes[property];
      if (attribute !== undefined && value !== undefined) item[attribute.name] = attribute.write(value);
    }
    return item;
  };
  return {
    attributes,
    key,
    changes,
    item: (identity, values) => ({
      ...keyItem(key(...identity)),
      ...changes(values),
      ...indexItem(indexes?.(values, ...identity) ?? {}),
    }),
    values(item) {
      const values: Record<string, unknown> = {};
      for (const [property, attribute] of named) {
        const stored = item[attribute.name];
        const value = stored && attribute.read(stored);
        if (value !== undefined) values[property] = value;
        else if (!attribute.optional)
          throw new Error(`The row has no ${attribute.name}, or one of another type.`);
      }
      return values as Values<A>;
    },
  };
}

export function keyItem({ pk, sk }: Key): Item {
  return { pk: { S: pk }, sk: { S: sk } };
}

/** The attributes that put a row into indexes. */
export function indexItem(keys: Partial<Record<IndexName, IndexKey | undefined>>): Item {
  const item: Item = {};
  for (const [name, key] of Object.entries(keys)) {
    if (key === undefined) continue;
    item[`${name}pk`] = { S: key.partition };
    item[`${name}sk`] = { S: key.sort };
  }
  return item;
}

/** The key of a row. */
export function keyOf(item: Item): Key {
  return { pk: item['pk']?.S ?? '', sk: item['sk']?.S ?? '' };
}

/** Whether an item is the row with this key. */
export function isRow(item: Item, { pk, sk }: Key): boolean {
  const key = keyOf(item);
  return key.pk === pk && key.sk === sk;
}

/** The id in the key of a row, without the prefix for the kind of row. */
export function idOf(item: Item): string {
  const pk = item['pk']?.S ?? '';
  return pk.slice(pk.indexOf('#') + 1);
}
