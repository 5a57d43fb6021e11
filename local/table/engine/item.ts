import type { AttributeValue } from 'aws-lambda';

/** A row in the format of DynamoDB's API. */
export type Item = Record<string, AttributeValue>;

/**
 * The bytes that DynamoDB counts for an item ("DynamoDB item sizes and formats"). dynalite counts characters in names
 * and texts; DynamoDB counts bytes of UTF-8.
 */
export function itemSize(item: Readonly<Item>): number {
  let size = 0;
  for (const name in item) {
    const value = item[name];
    if (value !== undefined) size += Buffer.byteLength(name) + valueSize(value);
  }
  return size;
}

function valueSize({ S, N, B, SS, NS, BS, L, M }: AttributeValue): number {
  if (S !== undefined) return Buffer.byteLength(S);
  if (N !== undefined) return numberSize(N);
  if (B !== undefined) return Buffer.byteLength(B, 'base64');
  if (SS !== undefined) return sum(SS, (text) => Buffer.byteLength(text));
  if (NS !== undefined) return sum(NS, numberSize);
  if (BS !== undefined) return sum(BS, (bytes) => Buffer.byteLength(bytes, 'base64'));
  if (L !== undefined) return 3 + sum(L, (value) => 1 + valueSize(value));
  if (M !== undefined) return 3 + Object.keys(M).length + itemSize(M);
  // A boolean or null.
  return 1;
}

/** One byte for two digits, one for the exponent and one for a minus sign. Leading and trailing zeros do not count. */
function numberSize(number: string): number {
  const digits = number.replace(/[-.]/g, '').replace(/^0+|0+$/g, '');
  return Math.ceil(digits.length / 2) + 1 + (number.startsWith('-') ? 1 : 0);
}

function sum<Value>(values: readonly Value[], size: (value: Value) => number): number {
  return values.reduce((total, value) => total + size(value), 0);
}

/** Whether two items are equal, or both are missing. The order of names and of the members of a set does not count. */
export function sameItem(one: Readonly<Item> | undefined, other: Readonly<Item> | undefined): boolean {
  if (one === undefined || other === undefined) return one === other;
  return same(one, other);
}

function same(one: unknown, other: unknown, isSet = false): boolean {
  if (one === other) return true;
  if (Array.isArray(one) && Array.isArray(other)) {
    if (one.length !== other.length) return false;
    return one.every((member, index) => (isSet ? other.includes(member) : same(member, other[index])));
  }
  if (!isObject(one) || !isObject(other)) return false;
  const names = Object.keys(one);
  if (names.length !== Object.keys(other).length) return false;
  return names.every((name) => Object.hasOwn(other, name) && same(one[name], other[name], SETS.has(name)));
}

/** The types of sets. An attribute may have such a name too, but its value is not an array then. */
const SETS: ReadonlySet<string> = new Set(['SS', 'NS', 'BS']);

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
