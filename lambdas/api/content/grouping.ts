import * as v from 'valibot';
import { NO_CONTAINER, ownContainer } from '../../model/containers/own-container.ts';
import type { ContainerStore } from '../../model/containers/ports.ts';
import type { Caller } from '../../model/identity/token.ts';
import type { Grouping } from '../../model/resources/resource.ts';
import { TAGS_RULE } from '../../model/resources/tags.ts';
import { tagField } from '../validation/tag-field.ts';
import { invalidContent } from './reasons.ts';

/** The schemas of the fields for a file's container and tags. */
export function groupingFields() {
  return {
    container_id: v.optional(containerId()),
    tags: v.optional(tagField(`Tags ${TAGS_RULE}`)),
  };
}

/** Null and an empty text are no container, as in every door. */
function containerId() {
  return v.pipe(
    v.nullable(
      v.pipe(
        v.string('Container ID must be a string'),
        v.transform((id) => (id === '' ? null : id)),
      ),
    ),
    v.description('A container of the account; null for none.'),
  );
}

interface GroupingFields {
  readonly container_id?: string | null | undefined;
  readonly tags?: readonly string[] | undefined;
}

/** The container and tags of a new file. */
export function groupingOf({ container_id: containerId, tags }: GroupingFields): Grouping {
  return {
    ...(typeof containerId === 'string' ? { containerId } : {}),
    ...(tags === undefined ? {} : { tags }),
  };
}

/** Throws a problem if a request names a container that is not the caller's. */
export async function checkContainer(
  containers: Pick<ContainerStore, 'find'>,
  { accountId }: Caller,
  id: string | null | undefined,
): Promise<void> {
  if (typeof id !== 'string' || (await ownContainer(containers, accountId, id)) !== undefined) return;
  throw invalidContent([{ field: 'container_id', message: `Container ID ${NO_CONTAINER}` }]);
}
