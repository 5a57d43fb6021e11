import type { GroupLook, GroupRows } from './container-ports.ts';
import type { GroupPosition, GroupQuery } from './group.ts';

/** How often one page looks for what it shows; a page that found too little then tells where to go on. */
const LOOKS = 10;

export interface GroupPage {
  readonly rows: GroupRows['rows'];
  /** Where the next page begins, if there may be one. */
  readonly next?: GroupPosition;
}

/** One page of a group: as many looks as it takes to find what is asked for, and no more than ten. */
export async function groupPage(
  look: (request: GroupLook) => Promise<GroupRows>,
  { position, limit, tags, name, sort }: GroupQuery,
): Promise<GroupPage> {
  /** By their ids: what is renamed between two looks stands at two places. */
  const found = new Map<string, GroupRows['rows'][number]>();
  let { after, skip } = position;
  for (let looks = 0; looks < LOOKS; looks++) {
    const { rows, next } = await look({
      tags,
      sort,
      ...(name === undefined ? {} : { name }),
      after,
      // One more tells whether there is another page. Where that was too few, much of the group is hidden.
      limit: looks === 0 ? skip + limit + 1 : Number.MAX_SAFE_INTEGER,
    });
    for (const row of rows.slice(skip)) if (!found.has(row.id)) found.set(row.id, row);
    skip = Math.max(0, skip - rows.length);
    if (found.size > limit) return cut([...found.values()], limit);
    if (next === undefined) return { rows: [...found.values()] };
    after = next;
  }
  return { rows: [...found.values()], next: { after, skip } };
}

function cut(rows: GroupRows['rows'], limit: number): GroupPage {
  const shown = rows.slice(0, limit);
  return { rows: shown, next: { after: shown.at(-1)?.order ?? '', skip: 0 } };
}
