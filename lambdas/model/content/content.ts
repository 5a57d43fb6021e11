import { hash } from 'node:crypto';
import { ProblemError } from '../problem.ts';
import { daysAfter } from '../resources/expiry.ts';
import type { HashKey } from '../resources/keyed-id.ts';
import { firstLifecycle, lifecycle } from '../resources/lifecycle.ts';
import { contentKey } from '../resources/object-name.ts';
import type { ObjectStore, ResourceStore } from '../resources/ports.ts';
import type { Reconciler } from '../resources/reconciler.ts';
import { type Grouping, grouping, isLive, type Resource } from '../resources/resource.ts';
import { contentId } from './content-id.ts';

/** A file sent in a request, and its container and tags if it is new. */
export interface Content extends Grouping {
  readonly bytes: Uint8Array;
  readonly contentType: string;
  /** The file name's extension, without a dot. */
  readonly extension: string;
  /** Milliseconds since 1970. */
  readonly expiresAt: number;
}

export interface ContentDependencies {
  readonly resources: Pick<ResourceStore, 'find' | 'claim'>;
  readonly objects: Pick<ObjectStore, 'put' | 'delete'>;
  readonly reconciler: Reconciler;
  /** The key of the hash that makes ids; it never changes. */
  readonly idKey: () => Promise<HashKey>;
  readonly rememberedDays: number;
  readonly now: () => number;
  readonly newId: () => string;
}

/** Whose a file becomes, who brings it, and whether it counts against a quota. */
export interface Owner {
  readonly accountId: string;
  readonly by: string;
  readonly counted?: boolean;
}

/**
 * Stores a file once for each account, however often and concurrently it is sent: one write of the object and one
 * conditional write of the record, or neither if the file exists. The object is written first, under a new key: nobody
 * can see it before the record exists, and a short lifecycle removes it if that never happens.
 */
export async function keepContent(
  dependencies: ContentDependencies,
  { accountId, by, counted = false }: Owner,
  content: Content,
): Promise<{ resource: Resource; created: boolean }> {
  const { resources, objects, reconciler, idKey, rememberedDays, now, newId } = dependencies;
  const id = contentId(await idKey(), accountId, hash('sha256', content.bytes));
  for (;;) {
    const known = await resources.find(id);
    if (known !== undefined && isLive(known, now())) return { resource: known, created: false };
    const time = now();
    const madeWith = firstLifecycle(lifecycle(content.expiresAt, time));
    const object = await objects.put(contentKey(newId()), content.bytes, content.contentType, madeWith);
    const resource = newResource(id, accountId, content, { object, time, rememberedDays });
    const claimed = await claim({ ...resource, madeWith, ...(counted ? { counted } : {}) });
    // The SDK repeats a write whose answer was lost: the repetition fails although the claim succeeded.
    if (claimed || (await resources.find(id))?.object === object) {
      await reconciler.reconcile(id);
      return { resource, created: true };
    }
    await objects.delete(object);
  }

  /** Claims the content's id. The file of a refused claim is removed. */
  async function claim(resource: Resource): Promise<boolean> {
    try {
      return await resources.claim(resource, now(), by);
    } catch (error) {
      if (error instanceof ProblemError) await objects.delete(resource.object);
      throw error;
    }
  }
}

function newResource(
  id: string,
  accountId: string,
  { bytes, contentType, extension, expiresAt, ...rest }: Content,
  made: Pick<Resource, 'object'> & { readonly time: number; readonly rememberedDays: number },
): Resource {
  const { object, time, rememberedDays } = made;
  return {
    id,
    accountId,
    fileName: `${id}.${extension}`,
    mediaType: contentType,
    object,
    createdAt: time,
    uploadedAt: time,
    size: bytes.byteLength,
    expiresAt,
    forgetAt: daysAfter(expiresAt, rememberedDays),
    ...grouping(rest),
    status: 'available',
  };
}
