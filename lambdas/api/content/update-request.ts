import type { EntryChange } from '../../model/catalogue/entry.ts';
import { readExpiration } from './expiration.ts';
import { GROUPING_FIELDS, readRegrouping } from './grouping.ts';
import { Reasons } from './reasons.ts';

/** The changes of a file. */
export interface UpdateRequest {
  readonly id: string;
  /** Milliseconds since 1970. */
  readonly expiresAt?: number;
  /** The new container and tags, if they change. */
  readonly grouping?: Pick<EntryChange, 'containerId' | 'tags'>;
}

/**
 * Reads a request to "Update the media expiration date", or the file's container and tags. The date is required unless
 * one of these is given. Throws one problem with every reason.
 */
export function readUpdate(input: Readonly<Record<string, unknown>>, now: number): UpdateRequest {
  const reasons = new Reasons();
  const { id, expirationDate } = input;
  if (typeof id !== 'string') reasons.add('id', id === undefined ? 'Missing ID' : 'ID must be a string');
  const regroups = GROUPING_FIELDS.some((field) => input[field] !== undefined);
  const isDated = (expirationDate !== undefined && expirationDate !== null) || !regroups;
  const expiresAt = isDated ? readExpiration(expirationDate, now, reasons) : undefined;
  const grouping = readRegrouping(input, reasons);
  reasons.addUnknown(input, ['id', 'expirationDate', ...GROUPING_FIELDS]);
  reasons.throwIfAny();
  return {
    id: String(id),
    ...(expiresAt === undefined ? {} : { expiresAt }),
    ...(regroups ? { grouping } : {}),
  };
}
