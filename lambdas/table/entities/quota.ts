import { entity, number, optional } from '../entity.ts';

/** What a record holds of a quota: the generation of the count, resources, uploads under way, and bytes. */
export type Held = readonly [generation: number, resources: number, uploads: number, bytes: number];

/** In a record that is to be counted with its next write: a generation that no quota has. */
export const UNCOUNTED: Held = [0, 0, 0, 0];

/** An account's quota: its limits, and what the account's records hold of it in this generation. */
export const quota = entity({
  key: (accountId: string) => ({ pk: `quota#${accountId}`, sk: 'quota' }),
  attributes: {
    generation: number('generation'),
    resources: number('resources'),
    uploads: number('uploads'),
    bytes: number('bytes'),
    maximumResources: optional(number('maximum_resources')),
    maximumUploads: optional(number('maximum_uploads')),
    maximumBytes: optional(number('maximum_bytes')),
  },
});
