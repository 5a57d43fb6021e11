import {
  type ContainersQuery,
  createClient,
  type EventMessage,
  type Resource,
  type UploadedFile,
} from 'resource-manager-client';
import { fileSource } from 'resource-manager-client/node';

// Compiled only, by both versions of TypeScript.
const client = createClient({ baseUrl: 'https://api.example', credentials: { token: 'token' } });

export async function wellTyped(): Promise<UploadedFile> {
  const { data } = await client.api.GET('/v1/resources', { params: { query: { limit: 10 } } });
  const cursor: string | null | undefined = data?.cursor;
  const query: ContainersQuery = { tags: { any: ['a'] }, sort: '-name', ...(cursor ? { cursor } : {}) };
  const page = await client.containers(query);
  const name: string | undefined = page.data[0]?.name;
  return client.upload(await fileSource(name ?? 'a'), { mode: 'temporary_url', expire: 600 });
}

/** Named types are those of the answers, and an event's type tells what is in it. */
export async function named(event: EventMessage): Promise<Resource | undefined> {
  if (event.type === 'container.cloned') return undefined;
  if (event.type === 'resource.deleted') return event.data;
  const { data } = await client.api.GET('/v1/resources/{id}/status', { params: { path: { id: event.id } } });
  return data;
}

export async function badlyTyped() {
  // @ts-expect-error There is no such path.
  await client.api.GET('/v1/nothing');
  // @ts-expect-error The path needs an id.
  await client.api.DELETE('/v1/resources/{id}');
  // @ts-expect-error There is no such mode.
  await client.upload(new Blob(['a']), { fileName: 'a', mode: 'for ever' });
  // @ts-expect-error There is no such order.
  await client.containers({ sort: 'size' });
  // @ts-expect-error A secret is missing.
  createClient({ baseUrl: '', credentials: { clientId: 'a' } });
}
