/** The author of changes that no client requested. */
export const SERVICE = 'service';

/** The author of touches: the stream has touched records reconciled even if nothing else changed. */
export const OPERATOR = 'operator';

/** Whether a client or a user made a change: limits are for these only. */
export function isCaller(by: string): boolean {
  return by !== SERVICE && by !== OPERATOR;
}
