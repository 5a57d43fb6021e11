import { expect, test } from 'vitest';
import type { Listed, ListQuery } from '../../../../lambdas/model/lists/ports.ts';
import type { UsageRange } from '../../../../lambdas/model/usage/ports.ts';
import { newRecount, type Recount, recountJob } from '../../../../lambdas/model/usage/recount.ts';
import { type UsageCount, usageOrder } from '../../../../lambdas/model/usage/usage.ts';
import { resource } from '../../support/resources.ts';

const DAY = 86_400_000;
/** More than twice as many as a recount remembers. */
const DISTINCT = 2600;

/** Files with different days and media types; the last ones repeat those of the first. */
function files(count: number): Listed[] {
  return Array.from({ length: count }, (_, index) => {
    const kind = index % DISTINCT;
    // In the order of the list, days and types go up and down.
    const day = (kind * 7) % 100;
    return {
      resource: resource({
        id: String(index),
        status: 'available',
        size: index,
        uploadedAt: day * DAY,
        mediaType: `image/x-${(kind * 17) % DISTINCT}`,
      }),
      entry: { name: '', description: '', archived: false, attributes: {} },
      lacksDetails: false,
      lacksWords: true,
    };
  });
}

/** Runs a recount to its end, and collects its saved states and the counts that it sets. */
async function recounted(all: readonly Listed[]) {
  const replaced: { readonly range: UsageRange; readonly counts: readonly UsageCount[] }[] = [];
  const states: Recount[] = [];
  const kind = recountJob({
    lists: {
      resources: async (_, { after = '0', limit }: ListQuery) => {
        const from = Number(after);
        const rows = all.slice(from, from + limit).map((thing) => ({ id: '', order: '', thing }));
        return { rows, ...(from + limit < all.length ? { next: String(from + limit) } : {}) };
      },
    },
    usage: {
      replace: async (_, range, counts) => {
        replaced.push({ range, counts });
      },
    },
  });
  const context = { keep: async () => {}, resumed: false };
  for (let state: Recount | 'done' | 'later' = newRecount('acme'); typeof state === 'object'; ) {
    states.push(state);
    state = await kind.step(state, context);
  }
  return { replaced, states };
}

test('sets more counts than it remembers in parts, each of them complete', async () => {
  const all = files(DISTINCT * 2 - 100);
  const expected = new Map<string, UsageCount>();
  for (const { resource: file } of all) {
    const day = new Date(file.uploadedAt ?? 0).toISOString().slice(0, 10);
    const order = usageOrder({ day, mediaType: file.mediaType });
    const { files: number, bytes } = expected.get(order) ?? { files: 0, bytes: 0 };
    const sums = { files: number + 1, bytes: bytes + (file.size ?? 0) };
    expected.set(order, { day, mediaType: file.mediaType, ...sums });
  }
  const { replaced, states } = await recounted(all);
  const orders = [...expected.keys()].toSorted();
  expect(replaced.flatMap(({ counts }) => counts)).toEqual(orders.map((order) => expected.get(order)));
  expect(replaced).toHaveLength(3);
  // Each part begins where the one before ends.
  expect(replaced.map(({ range }) => range.after)).toEqual([
    undefined,
    ...replaced.slice(0, -1).map(({ range }) => range.until),
  ]);
  expect(replaced.at(-1)?.range.until).toBeUndefined();
  expect(Math.max(...states.map((state) => JSON.stringify(state).length))).toBeLessThan(400_000);
});

test('does not count an unfinished upload in parts', async () => {
  const [file] = files(1);
  if (file === undefined) expect.fail();
  const uploading = { ...file, resource: { ...file.resource, status: 'uploading' as const } };
  const { replaced } = await recounted([uploading, file]);
  expect(replaced.flatMap(({ counts }) => counts.map((count) => count.files))).toEqual([1]);
});
