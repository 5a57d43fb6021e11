import type { Role } from './roles.ts';

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

/** What people say of a resource. */
export interface Entry {
  readonly name: string;
  readonly description: string;
  readonly archived: boolean;
  readonly attributes: Readonly<Record<string, unknown>>;
  readonly entityType?: EntityType;
  readonly entityId?: string;
}

/** A change of an entry and of its resource's grouping: only what is there changes; what is null is removed, attributes one by one. */
export interface EntryChange
  extends Partial<Pick<Entry, 'name' | 'description' | 'archived' | 'attributes'>> {
  readonly entityType?: EntityType | null;
  readonly entityId?: string | null;
  readonly tags?: readonly string[];
  readonly containerId?: string | null;
}

/** The change that leaves nothing of one entry and makes it another. */
export function replacement(old: Entry, entry: Entry): EntryChange {
  const removed = Object.fromEntries(Object.keys(old.attributes).map((key) => [key, null]));
  return {
    entityType: null,
    entityId: null,
    ...entry,
    attributes: { ...removed, ...entry.attributes },
  };
}

/** In how many organizations and projects a resource can be: its record names them all. */
export const MAXIMUM_LISTS = 20;
export const MAXIMUM_NAME_LENGTH = 200;
export const MAXIMUM_DESCRIPTION_LENGTH = 10_000;
export const MAXIMUM_ATTRIBUTES_BYTES = 64 * 1024;
/** As many as one write of the table can put in the place of as many others. */
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

/**
 * A list of resources: everything of an account, what was put into an organization or a project, or into any project of
 * an organization.
 */
export type List =
  | `account#${string}`
  | `organization#${string}`
  | `project#${string}/${string}`
  | `projects#${string}`;

/** All lists that a placement adds to: what is in a project is in its organization's projects. */
export function listsWith(list: List): List[] {
  const [kind, name = ''] = list.split('#', 2);
  return kind === 'project' ? [list, projectsOf(name.split('/', 1)[0] ?? '')] : [list];
}

/** What is in any project of an organization: a role there is one in each of them. */
export function projectsOf(organization: string): List {
  return `projects#${organization}`;
}

/** Whether a role is enough for something: each can do what the ones before it can. */
const ranks: Readonly<Record<Role, number>> = { viewer: 1, contributor: 2, manager: 3 };

export function atLeast(role: Role | undefined, needed: Role): boolean {
  return role !== undefined && ranks[role] >= ranks[needed];
}

/**
 * A text as others are compared with it: neither case nor accents count. The table keeps what this makes of names and
 * words, so that it can hardly ever change.
 */
export function folded(text: string): string {
  // In this order: some letters come apart when they are made small.
  return text
    .toLowerCase()
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .normalize('NFC');
}

/** The text that a search looks into. */
export function searchText({ name, description }: Pick<Entry, 'name' | 'description'>): string {
  return folded(`${name}\n${description}`);
}

/** How many different words of an entry are indexed, and how long they may be; others are found by looking into them. */
const INDEXED_WORDS = 50;
const LONGEST_INDEXED_WORD = 100;
const WORD = /[\p{L}\p{N}]+/gu;

/** The different words of an entry, folded, or nothing where there are too many or too long ones. */
export function indexedWords(entry: Pick<Entry, 'name' | 'description'>): ReadonlySet<string> | undefined {
  const words = new Set(searchText(entry).match(WORD));
  const indexable =
    words.size <= INDEXED_WORDS && [...words].every((word) => word.length <= LONGEST_INDEXED_WORD);
  return indexable ? words : undefined;
}

/** Whether a search is for one word or its beginning, which the index knows. */
export function isWord(search: string): boolean {
  return /^[\p{L}\p{N}]+$/u.test(search);
}

/**
 * The place of a resource in an order: the same for nobody else, and comparable byte by byte. A key has no room for the
 * longest names of files.
 */
export function nameOrder(name: string, id: string): string {
  const beginning = [...folded(name)].slice(0, MAXIMUM_NAME_LENGTH).join('');
  return `${beginning}\0${id}`;
}

export function createdOrder(createdAt: number, id: string): string {
  return `${String(createdAt).padStart(15, '0')}\0${id}`;
}

/** Whether a text names the list of an organization or a project. */
export function isListName(text: string): text is List {
  return /^organization#|^project#[^/]+\//.test(text);
}
