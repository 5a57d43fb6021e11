import { usageOrder } from '../../model/usage/usage.ts';
import { entity, number } from '../entity.ts';

/** The partition of an account's counts. */
export const usageOf = (accountId: string) => `usage#${accountId}`;

/** How many files of a media type, uploaded on one day (UTC), an account has. */
export const usage = entity({
  key: (accountId: string, day: string, mediaType: string) => ({
    pk: usageOf(accountId),
    sk: usageOrder({ day, mediaType }),
  }),
  attributes: { files: number('files'), bytes: number('bytes') },
});
