import { isDeepStrictEqual } from 'node:util';
import { resource } from './entities.ts';
import { type Item, idOf, keyOf } from './entity.ts';
import { project } from './projection.ts';
import { OPERATOR } from './touch.ts';

/** A change of a row, as the table's stream tells it. */
export interface RowChange {
  readonly oldImage?: Item | undefined;
  readonly newImage?: Item | undefined;
}

/** A resource that is to be reconciled, and the objects of a record that is gone. */
export interface Work {
  readonly id: string;
  readonly formerKeys?: readonly string[];
}

/**
 * What a change of a row leaves to be reconciled; nothing where nothing else follows from the record than before, as
 * with most uploads.
 */
export function workOf({ oldImage, newImage }: RowChange): Work | undefined {
  const { pk, sk } = keyOf(newImage ?? oldImage ?? {});
  const id = idOf(newImage ?? oldImage ?? {});
  const key = resource.key(id);
  if (key.pk !== pk || key.sk !== sk) return undefined;
  const before = oldImage && resource.values(oldImage);
  const after = newImage && resource.values(newImage);
  if (after === undefined) {
    const { objectKey, obsoleteKeys = [] } = before ?? {};
    return { id, formerKeys: objectKey === undefined ? obsoleteKeys : [objectKey, ...obsoleteKeys] };
  }
  // Details that stand beside the record may have changed with it; an operator asks for it.
  if (after.detailsBeside || before?.detailsBeside || after.changedBy === OPERATOR) return { id };
  // At any one time: the end of a resource is not a change of its record.
  const follows = project(id, after, 0);
  const followed = project(id, before, 0);
  const isSame = isDeepStrictEqual(follows, followed) && follows.obsolete.length === 0;
  return isSame ? undefined : { id };
}
