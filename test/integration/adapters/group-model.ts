import fc from 'fast-check';
import type { CollectionQuery } from '../../../lambdas/api/containers/collection.ts';
import { createdOrder, nameOrder } from '../../../lambdas/model/lists/order.ts';
import { compareOrders } from '../../../lambdas/model/lists/rows.ts';
import { folded } from '../../../lambdas/model/lists/words.ts';

/** A member of a group in the model. */
export interface Member {
  readonly id: string;
  readonly name: string;
  readonly tags: readonly string[];
  readonly createdAt: number;
}

const LONG = 'ä'.repeat(200);
const name = fc.oneof(
  fc.constantFrom(
    'deed',
    'Deed',
    'DEED ',
    'deed s',
    'Straße',
    'STRASSE',
    'İ',
    'i̇',
    'dééd',
    '🚒',
    '￿',
    'a\0',
    'a',
    'a\0b',
  ),
  fc.constantFrom(LONG, `${LONG}x`, `${LONG.toUpperCase()}`),
  fc.string({ minLength: 1, maxLength: 5, unit: 'grapheme' }).filter((text) => !text.includes('\n')),
);
const tag = fc.constantFrom('a', 'b', 'c', 'A', 'ab', '🚒', ' ', '#status');
const tags = fc.uniqueArray(tag, { maxLength: 4 });
const someTags = fc.option(fc.uniqueArray(tag, { minLength: 1, maxLength: 3 }), { nil: undefined });
export const member = fc.record({
  name,
  tags,
  createdAt: fc.integer({ min: 0, max: 3 }),
  isDescribed: fc.boolean(),
});
export type NewMember = typeof member extends fc.Arbitrary<infer Value> ? Value : never;

export const scenario = fc.record({
  members: fc.array(member, { maxLength: 12 }),
  tags: fc.record({ any: someTags, all: someTags, none: someTags }),
  nameOf: fc.option(fc.oneof(fc.nat(), name), { nil: undefined }),
  sort: fc.record({ by: fc.constantFrom('name' as const, 'created' as const), descending: fc.boolean() }),
  skip: fc.nat(4),
  limit: fc.integer({ min: 1, max: 5 }),
});
export type Scenario = typeof scenario extends fc.Arbitrary<infer Value> ? Value : never;

/** Makes a query, which often names an existing name. */
export function queryOf({ members, tags: wanted, nameOf, sort, skip, limit }: Scenario): CollectionQuery {
  const asked = typeof nameOf === 'number' ? members[nameOf % Math.max(1, members.length)]?.name : nameOf;
  const said = Object.entries(wanted).filter(([, some]) => some !== undefined);
  return {
    tags: Object.fromEntries(said),
    sort,
    limit,
    position: { after: '', skip },
    ...(asked === undefined ? {} : { name: otherCase(asked) }),
  };
}

/** The name in upper case, if that differs only in case. */
function otherCase(text: string): string {
  const capitals = text.toUpperCase();
  return capitals.toLowerCase() === text.toLowerCase() ? capitals : text;
}

/** The expected ids of a query, in order. */
export function expected(
  members: readonly Member[],
  { tags: wanted, name: asked, sort, position }: CollectionQuery,
): string[] {
  const place = (one: Member) =>
    sort.by === 'name' ? nameOrder(one.name, one.id) : createdOrder(one.createdAt, one.id);
  return members
    .filter((one) => asked === undefined || folded(one.name) === folded(asked))
    .filter((one) => wanted.any?.some((some) => one.tags.includes(some)) ?? true)
    .filter((one) => wanted.all?.every((some) => one.tags.includes(some)) ?? true)
    .filter((one) => !(wanted.none?.some((some) => one.tags.includes(some)) ?? false))
    .sort((one, other) => compareOrders(place(one), place(other)) * (sort.descending ? -1 : 1))
    .map(({ id }) => id)
    .slice(position.skip);
}
