import * as v from 'valibot';

/** What the containers' answers have. Handlers import the types alone, so that no bundle has the schemas. */

/** In UTC, without fractional seconds ("Date / Time Format"). */
const time = v.pipe(v.string(), v.isoTimestamp());
const containerId = v.pipe(v.string(), v.regex(/^[0-9a-f]{24}$/));
const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const tags = v.pipe(v.array(v.string()), v.readonly());
const cursor = v.pipe(
  v.nullable(v.string()),
  v.description('For the next page, in the query of another request; null on the last one.'),
);
const orgId = v.pipe(count, v.description('The number of the organization: it stands for the account.'));

export const containerSchema = v.object({
  id: containerId,
  name: v.string(),
  description: v.string(),
  orgId,
  tags,
  createdAt: time,
  updatedAt: time,
});

export const createdContainerSchema = v.object({
  ...containerSchema.entries,
  uri: v.pipe(v.string(), v.url(), v.description('The address of the container.')),
});

/** A resource in its container. */
export const memberSchema = v.object({
  id: v.pipe(v.string(), v.uuid()),
  name: v.string(),
  description: v.string(),
  uri: v.pipe(v.string(), v.url(), v.description('The address of the file, while the resource lives.')),
  mimeType: v.string(),
  size: v.pipe(v.nullable(count), v.description('In bytes.')),
  containerId: v.nullable(containerId),
  tags,
  attributes: v.record(v.string(), v.unknown()),
  createdAt: time,
  expiresAt: v.pipe(v.nullable(time), v.description('Null for a resource that does not expire.')),
});

/** A clone with the specification's fields. */
export const cloneSchema = v.object({
  orgId,
  name: v.pipe(v.string(), v.description("The new container's name.")),
  fromContainerId: containerId,
  toContainerId: containerId,
  type: v.literal('clone'),
  startedAt: time,
  completedAt: v.pipe(v.nullable(time), v.description('Null while the clone is under way.')),
});

export const progressSchema = v.object({
  ...cloneSchema.entries,
  total: v.pipe(count, v.description('The resources to copy.')),
  copied: count,
  skipped: v.pipe(count, v.description('Resources that were deleted or expired before they were copied.')),
});

export const containerPageSchema = v.object({ data: listOf(containerSchema), cursor });

export const memberPageSchema = v.object({ data: listOf(memberSchema), cursor });

function listOf<Item extends v.GenericSchema>(item: Item) {
  return v.pipe(v.array(item), v.readonly());
}

export type ContainerResponse = v.InferOutput<typeof containerSchema>;
export type CreatedContainerResponse = v.InferOutput<typeof createdContainerSchema>;
export type MemberResponse = v.InferOutput<typeof memberSchema>;
export type CloneResponse = v.InferOutput<typeof cloneSchema>;
export type ProgressResponse = v.InferOutput<typeof progressSchema>;
export type ContainerPage = v.InferOutput<typeof containerPageSchema>;
export type MemberPage = v.InferOutput<typeof memberPageSchema>;
