import type { EntryChange } from '../../model/catalogue/entry.ts';
import { NO_CONTAINER, ownContainer } from '../../model/containers/own-container.ts';
import type { ContainerStore } from '../../model/containers/ports.ts';
import type { Caller } from '../../model/identity/token.ts';
import type { Grouping } from '../../model/resources/resource.ts';
import { parseTags, TAGS_RULE } from '../../model/resources/tags.ts';
import { Reasons } from './reasons.ts';

/** The fields of a request for a file's container and tags. */
export const GROUPING_FIELDS = ['container_id', 'tags'] as const;

/**
 * The container and tags of a new file. Adds faults to `reasons`, but does not look the container up: `checkContainer`
 * does, once nothing else is wrong.
 */
export function readGrouping(input: Readonly<Record<string, unknown>>, reasons: Reasons): Grouping {
  const { container_id: containerId, tags: said } = input;
  const tags = parseTags(said);
  const isText = typeof containerId === 'string' && containerId !== '';
  if (!isText && !isNone(containerId)) reasons.add('container_id', 'Container ID must be a string');
  if (said !== undefined && tags === undefined) reasons.add('tags', `Tags ${TAGS_RULE}`);
  return { ...(isText ? { containerId } : {}), ...(tags === undefined ? {} : { tags }) };
}

/** The changes for an existing file: a null container takes it out of its own, and null tags remove its tags. */
export function readRegrouping(
  input: Readonly<Record<string, unknown>>,
  reasons: Reasons,
): Pick<EntryChange, 'containerId' | 'tags'> {
  const { container_id: containerId, ...others } = input;
  const takesOut = containerId !== undefined && isNone(containerId);
  return takesOut ? { ...readGrouping(others, reasons), containerId: null } : readGrouping(input, reasons);
}

/** Null and an empty text are no container, as in every door. */
function isNone(containerId: unknown): boolean {
  return containerId === undefined || containerId === null || containerId === '';
}

/** Throws a problem if a request names a container that is not the caller's. */
export async function checkContainer(
  containers: Pick<ContainerStore, 'find'>,
  { accountId }: Caller,
  id: string | null | undefined,
): Promise<void> {
  if (typeof id !== 'string' || (await ownContainer(containers, accountId, id)) !== undefined) return;
  const reasons = new Reasons();
  reasons.add('container_id', `Container ID ${NO_CONTAINER}`);
  reasons.throwIfAny();
}
