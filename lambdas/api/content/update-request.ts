import * as v from 'valibot';
import type { EntryChange } from '../../model/catalogue/entry.ts';
import { expirationField } from './expiration.ts';
import { groupingFields } from './grouping.ts';
import { checkedContent, missing } from './reasons.ts';

/** The changes of a file. */
export interface UpdateRequest {
  readonly id: string;
  /** Milliseconds since 1970. */
  readonly expiresAt?: number;
  /** The new container and tags, if they change. */
  readonly grouping?: Pick<EntryChange, 'containerId' | 'tags'>;
}

/**
 * The schema of a request to "Update the media expiration date", or the file's container and tags. The date is required
 * unless one of these is given.
 */
export function updateSchema(now: number) {
  return v.pipe(
    v.object(
      {
        id: v.pipe(
          v.string('ID must be a string'),
          v.description("The file's id, or the id of a request about it."),
        ),
        expirationDate: v.nullish(expirationField(now)),
        ...groupingFields(),
      },
      missing({ id: 'Missing ID' }),
    ),
    v.metadata({ additionalProperties: false }),
    v.forward(
      v.partialCheck(
        [['expirationDate'], ['container_id'], ['tags']],
        ({ expirationDate, container_id, tags }) =>
          typeof expirationDate === 'number' || container_id !== undefined || tags !== undefined,
        'Missing expiration date',
      ),
      ['expirationDate'],
    ),
    v.metadata({ anyOf: ['expirationDate', 'container_id', 'tags'].map((field) => ({ required: [field] })) }),
  );
}

/** Reads the changes of a file. Throws one problem with every reason. */
export function readUpdate(input: Readonly<Record<string, unknown>>, now: number): UpdateRequest {
  const { id, expirationDate, container_id: containerId, tags } = checkedContent(updateSchema(now), input);
  const regroups = containerId !== undefined || tags !== undefined;
  const grouping = {
    ...(containerId === undefined ? {} : { containerId }),
    ...(tags === undefined ? {} : { tags }),
  };
  return {
    id,
    ...(typeof expirationDate === 'number' ? { expiresAt: expirationDate } : {}),
    ...(regroups ? { grouping } : {}),
  };
}
