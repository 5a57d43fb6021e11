/** What a catalogue entry can be about (Resources API, "Create a new resource", and parcel as its examples show). */
export const entityTypes = [
  'party',
  'party_relationship',
  'spatial_unit',
  'spatial_unit_relationship',
  'tenure_relationship',
  'organization',
  'project',
  'questionnaire',
  'question',
  'parcel',
] as const;
export type EntityType = (typeof entityTypes)[number];

/** A description of a resource. */
export interface Entry {
  readonly name: string;
  readonly description: string;
  readonly archived: boolean;
  readonly attributes: Readonly<Record<string, unknown>>;
  readonly entityType?: EntityType;
  readonly entityId?: string;
}

/**
 * A change of an entry, of its resource's grouping and of its file's name: absent fields keep their value, and null
 * removes one, attributes one by one.
 */
export interface EntryChange
  extends Partial<Pick<Entry, 'name' | 'description' | 'archived' | 'attributes'>> {
  readonly entityType?: EntityType | null;
  readonly entityId?: string | null;
  readonly tags?: readonly string[];
  readonly containerId?: string | null;
  readonly fileName?: string;
}

/** The change that replaces one entry completely by another. */
export function replacement(old: Entry, entry: Entry): EntryChange {
  const removed = Object.fromEntries(Object.keys(old.attributes).map((key) => [key, null]));
  return {
    entityType: null,
    entityId: null,
    ...entry,
    attributes: { ...removed, ...entry.attributes },
  };
}

export const MAXIMUM_NAME_LENGTH = 200;
export const MAXIMUM_DESCRIPTION_LENGTH = 10_000;
export const MAXIMUM_ATTRIBUTES_BYTES = 64 * 1024;
/** The most that one write of the table can replace. */
export const MAXIMUM_ATTRIBUTES = 200;

/** The attributes after a change: merged by key, without those that the change sets to null. */
export function mergedAttributes(
  attributes: Readonly<Record<string, unknown>>,
  change: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries({ ...attributes, ...change }).filter(([, value]) => value !== null),
  );
}
