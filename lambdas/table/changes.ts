import { isDeepStrictEqual } from 'node:util';
import { hasVersion } from '../model/resources/object-name.ts';
import { OPERATOR } from './authors.ts';
import { resource } from './entities.ts';
import { type Item, idOf, isRow } from './entity.ts';
import { project } from './projection.ts';

/** A change of a row, from the table's stream. */
export interface RowChange {
  readonly oldImage?: Item | undefined;
  readonly newImage?: Item | undefined;
}

/** A resource to reconcile, and the objects of its deleted record. */
export interface Work {
  readonly id: string;
  readonly formerObjects?: readonly string[];
}

/**
 * The resource to reconcile after a change of a row. Undefined if the same projection follows from the record as
 * before, as with most uploads.
 */
export function workOf({ oldImage, newImage }: RowChange): Work | undefined {
  const row = newImage ?? oldImage ?? {};
  const id = idOf(row);
  if (!isRow(row, resource.key(id))) return undefined;
  const before = oldImage && resource.values(oldImage);
  const after = newImage && resource.values(newImage);
  if (after === undefined) {
    const { object, obsoleteObjects = [] } = before ?? {};
    // Lifecycle removes unrecorded uploads.
    const former = [object ?? '', ...obsoleteObjects].filter(hasVersion);
    return { id, formerObjects: former };
  }
  // Details in a row of their own may have changed too, and an operator's touch always reconciles.
  if (after.detailsBeside || before?.detailsBeside || after.changedBy === OPERATOR) return { id };
  // At one fixed time: a resource expires without a change of its record.
  const wanted = project(id, after, 0);
  const wantedBefore = project(id, before, 0);
  const isSame = isDeepStrictEqual(wanted, wantedBefore) && wanted.obsolete.length === 0;
  return isSame ? undefined : { id };
}
