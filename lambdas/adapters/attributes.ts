import type { AttributeValue } from '@aws-sdk/client-dynamodb';

/** A row as DynamoDB's API writes it. */
export type Item = Record<string, AttributeValue>;

export type Value = string | number | boolean | readonly string[] | undefined;

/** A row made from plain values; what is undefined is left out. */
export function toItem(values: Readonly<Record<string, Value>>): Item {
  const item: Item = {};
  for (const [name, value] of Object.entries(values)) {
    if (value !== undefined) item[name] = toAttribute(value);
  }
  return item;
}

function toAttribute(value: Exclude<Value, undefined>): AttributeValue {
  if (typeof value === 'string') return { S: value };
  if (typeof value === 'number') return { N: String(value) };
  if (typeof value === 'boolean') return { BOOL: value };
  return { L: value.map((element) => ({ S: element })) };
}

/** A text attribute that every such row has. Throws where it is missing. */
export function text(item: Item, name: string): string {
  const value = item[name]?.S;
  if (value === undefined) throw new Error(`The row has no text ${name}.`);
  return value;
}

/** The id in the key of a row: it comes after what kind of thing the row is. */
export function idOf(row: Item): string {
  return text(row, 'pk').replace(/^\w+#/, '');
}

/** A number attribute that every such row has. Throws where it is missing. */
export function number(item: Item, name: string): number {
  const value = optionalNumber(item, name);
  if (value === undefined) throw new Error(`The row has no number ${name}.`);
  return value;
}

export function optionalNumber(item: Item, name: string): number | undefined {
  const value = item[name]?.N;
  return value === undefined ? undefined : Number(value);
}

export function textList(item: Item, name: string): string[] {
  return item[name]?.L?.flatMap((element) => element.S ?? []) ?? [];
}
