import { isDeepStrictEqual } from 'node:util';
import { lifecycleOf } from '../aws/object-tags.ts';
import { partsOf } from '../model/resources/object-name.ts';
import type { ObjectStore } from '../model/resources/ports.ts';
import { type Reconciler, SETTLING_SECONDS } from '../model/resources/reconciler.ts';
import { SERVICE } from './authors.ts';
import { writeMany } from './batch.ts';
import { type Projected, type ResourceRows, readRows } from './derived-rows.ts';
import { details, placement, projected, resource } from './entities.ts';
import type { Item } from './entity.ts';
import { afterEnd, type Projection, project } from './projection.ts';
import { changeRecord } from './resource-rows.ts';
import { get, NEW, put, remove, type Table } from './table.ts';
import { missingWords, wordChanges } from './words.ts';

export interface ReconcilerDependencies {
  readonly table: Table;
  readonly objects: Pick<ObjectStore, 'setLifecycle' | 'delete'>;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/**
 * Reads the record, works out what follows from it, and writes the difference. A run reads the record again after its
 * last change and starts over if the version has changed, so that the last run to write has seen the newest record.
 *
 *     run A   reads version 1                         writes rows of 1   reads version 2, starts over
 *     run B                     reads version 2, writes rows of 2, reads version 2, ends
 */
export function createReconciler(dependencies: ReconcilerDependencies): Reconciler {
  const { table, now } = dependencies;
  return {
    async reconcile(id, formerObjects = []) {
      for (;;) {
        const rows = await readRows(table, id);
        const projection = project(id, rows.record, now());
        const outcome = await bringInLine(dependencies, id, rows, projection, formerObjects);
        if (outcome === 'overtaken') continue;
        const current = await get(table, resource.key(id));
        const version = current && resource.values(current).version;
        if (version === rows.record?.version) return outcome;
      }
    },
  };
}

type Outcome = 'settled' | 'unsettled' | 'overtaken';

async function bringInLine(
  dependencies: ReconcilerDependencies,
  id: string,
  rows: ResourceRows,
  projection: Projection,
  formerObjects: readonly string[],
): Promise<Outcome> {
  const { table, now } = dependencies;
  if (projection.hasEnded) {
    // The row of details may be of another version than the record read with it.
    const known = rows.record?.detailsBeside ? undefined : rows.record;
    await changeRecord(table, id, { by: SERVICE, now: now(), known }, (record) =>
      project(id, record, now()).hasEnded ? afterEnd(record) : undefined,
    );
    return 'overtaken';
  }
  await removeObjects(dependencies, id, rows, projection, formerObjects);
  await placeRows(table, id, rows, projection);
  return followWordsAndTag(dependencies, id, rows, projection);
}

/** Writes and deletes the rows of further lists. A row never replaces one of a later version. */
async function placeRows(
  table: Table,
  id: string,
  { record, placements, hasDetails }: ResourceRows,
  projection: Projection,
): Promise<void> {
  const version = placement.attributes.version;
  for (const [sk, item] of projection.placements) {
    // The comparison includes the version, so that a run with an older record cannot overwrite an equal row.
    if (isDeepStrictEqual(placements.get(sk), item)) continue;
    await put(table, item, {
      expression: 'attribute_not_exists(pk) OR #version <= :version',
      names: { '#version': version.name },
      values: { ':version': version.write(record?.version ?? 0) },
    });
  }
  const stale = [...placements.keys()].filter((sk) => !projection.placements.has(sk));
  for (const sk of stale) await remove(table, { pk: resource.key(id).pk, sk });
  if (hasDetails && record === undefined) await remove(table, details.key(id));
}

/**
 * Words and tags are written without a condition. So the intended change is recorded first, and a later run verifies
 * the result.
 */
async function followWordsAndTag(
  { table, objects, now }: ReconcilerDependencies,
  id: string,
  { record, projected: before }: ResourceRows,
  projection: Projection,
): Promise<Outcome> {
  const done = before ?? { run: 0, places: [], words: [], unsettled: false, changedAt: 0 };
  const { forgetAt, version = 0 } = record ?? {};
  const { tag } = projection;
  const words = wordChanges(id, done, projection, forgetAt);
  const isTagged = tag === undefined || (done.object === tag.object && done.tag === tag.value);
  const hasStaleWords = words.deletes.length > 0 && done.version !== version;
  const differs = words.puts.length > 0 || hasStaleWords || !isTagged;
  const time = now();
  const isDue = !differs && done.unsettled && time >= done.changedAt + SETTLING_SECONDS * 1000;
  if (!differs && !isDue) {
    if (done.unsettled) return 'unsettled';
    if (record === undefined && before !== undefined) await remove(table, projected.key(id), atRun(before));
    return 'settled';
  }
  const { forgetAt: _, ...kept } = done;
  const begun: Projected = {
    ...kept,
    run: done.run + 1,
    places: union(done.places, projection.places),
    words: union(done.words, projection.words),
    unsettled: true,
    changedAt: isDue ? done.changedAt : time,
    ...(forgetAt === undefined ? {} : { forgetAt }),
  };
  if (!(await writeProjected(table, id, begun, before))) return 'overtaken';
  const puts = isDue ? await missingWords(table, id, projection, forgetAt) : words.puts;
  await writeMany(table, { puts });
  await writeMany(table, { deletes: words.deletes });
  if (tag !== undefined && (isDue || !isTagged))
    await objects.setLifecycle(tag.object, lifecycleOf(tag.value));
  if (isDue) return settle(table, id, begun, projection);
  // The notes written above already list the added words.
  if (tag === undefined && words.deletes.length === 0) return 'unsettled';
  return remember(table, id, begun, projection, version);
}

/** Records the words deleted and the tag set, which the next run could not see otherwise. */
async function remember(
  table: Table,
  id: string,
  begun: Projected,
  { tag }: Projection,
  version: number,
): Promise<Outcome> {
  const tagged = tag === undefined ? {} : { object: tag.object, tag: tag.value };
  const done = { ...begun, ...tagged, version };
  const written = await writeProjected(table, id, { ...done, run: begun.run + 1 }, begun);
  return written ? 'unsettled' : 'overtaken';
}

/** Records that words and tag are verified. Without words and a changed tag, no row is left. */
async function settle(
  table: Table,
  id: string,
  begun: Projected,
  { places, words, tag }: Projection,
): Promise<Outcome> {
  const settled: Projected = { ...begun, places, words, unsettled: false, run: begun.run + 1 };
  const isEmpty = words.length === 0 && tag === undefined;
  const written = isEmpty
    ? await remove(table, projected.key(id), atRun(begun))
    : await writeProjected(table, id, settled, begun);
  return written ? 'settled' : 'overtaken';
}

async function writeProjected(
  table: Table,
  id: string,
  next: Projected,
  before: Projected | undefined,
): Promise<boolean> {
  const item: Item = projected.item([id], next);
  const written = await put(table, item, before === undefined ? NEW : atRun(before));
  return written || isDeepStrictEqual(await get(table, projected.key(id)), item);
}

function atRun({ run }: Projected) {
  const attribute = projected.attributes.run;
  return {
    expression: '#run = :run',
    names: { '#run': attribute.name },
    values: { ':run': attribute.write(run) },
  };
}

/** Deletes obsolete objects, and then their names in the record. */
async function removeObjects(
  { table, objects, now }: ReconcilerDependencies,
  id: string,
  { record }: ResourceRows,
  { obsolete }: Projection,
  formerObjects: readonly string[],
): Promise<void> {
  const needed = obsolete.includes(record?.object ?? '') ? undefined : record?.object;
  const unneeded = union(obsolete, formerObjects).filter((object) => !isSameOrAllOf(object, needed));
  for (const object of unneeded) await objects.delete(object);
  if (record?.obsoleteObjects === undefined) return;
  await changeRecord(table, id, { by: SERVICE, now: now() }, ({ obsoleteObjects = [], ...rest }) => {
    const left = obsoleteObjects.filter((object) => !unneeded.includes(object));
    if (left.length === obsoleteObjects.length) return undefined;
    return left.length === 0 ? rest : { ...rest, obsoleteObjects: left };
  });
}

/** Whether `object` is the needed one, or all versions of its key. */
function isSameOrAllOf(object: string, needed: string | undefined): boolean {
  return needed !== undefined && (object === needed || object === partsOf(needed).key);
}

function union(some: readonly string[], others: readonly string[]): string[] {
  return [...new Set([...some, ...others])];
}
