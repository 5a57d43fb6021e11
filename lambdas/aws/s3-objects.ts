import type { ListObjectVersionsOutput, S3Client } from '@aws-sdk/client-s3';
import { objectName, partsOf } from '../model/resources/object-name.ts';
import type { ObjectStore } from '../model/resources/ports.ts';
import type { Platform } from '../platform.ts';
import { setting } from '../settings.ts';
import { clientConfiguration } from './aws-client.ts';
import { EXPIRY_TAG, lifecycleTag, taggingHeader } from './object-tags.ts';
import { COPY_LIMITS, type CopyLimits, copyInParts, copyWhole } from './s3-copy.ts';
import { s3Find } from './s3-find.ts';
import { s3Links } from './s3-links.ts';
import { uriEncoded } from './signature-version-4.ts';

/**
 * The bucket. The first call loads the SDK's client: a download needs it only in the moment between an upload and its
 * event, and should not wait for it at every start.
 */
export function s3Objects(platform: Platform, limits: CopyLimits = COPY_LIMITS): ObjectStore {
  const bucket = setting(platform, 'BUCKET_NAME');
  let client: S3Client | undefined;

  async function loaded() {
    const sdk = await import('@aws-sdk/client-s3');
    client ??= new sdk.S3Client({
      ...clientConfiguration(platform, 'S3'),
      // An embedded store has one address, without a host name for each bucket.
      forcePathStyle: platform.environment['AWS_ENDPOINT_URL_S3'] !== undefined,
      // S3 already checks the signed hash of the body; another checksum would be redundant.
      requestChecksumCalculation: 'WHEN_REQUIRED',
    });
    return { sdk, client };
  }

  const { find } = s3Find(s3Links(platform), platform);

  /** The answer to a request that needs an object; undefined if the object was deleted meanwhile. */
  async function unlessMissing<Answer>(
    object: string,
    request: Promise<Answer>,
  ): Promise<Answer | undefined> {
    try {
      return await request;
    } catch (error) {
      const { sdk } = await loaded();
      if (!maySayMissing(sdk, error) || (await find(object)) !== undefined) throw error;
      return undefined;
    }
  }

  async function deleteVersions(key: string): Promise<void> {
    const { sdk, client } = await loaded();
    let page: ListObjectVersionsOutput = { IsTruncated: true };
    while (page.IsTruncated) {
      const { NextKeyMarker: KeyMarker, NextVersionIdMarker: VersionIdMarker } = page;
      const list = { Bucket: bucket, Prefix: key, KeyMarker, VersionIdMarker };
      page = await client.send(new sdk.ListObjectVersionsCommand(list));
      for (const { Key, VersionId } of page.Versions ?? []) {
        if (Key === key) await client.send(new sdk.DeleteObjectCommand({ Bucket: bucket, Key, VersionId }));
      }
    }
  }

  return {
    find,

    async put(key, content, contentType, lifecycle) {
      const { sdk, client } = await loaded();
      const { VersionId } = await client.send(
        new sdk.PutObjectCommand({
          Bucket: bucket,
          Key: key,
          Body: content,
          ContentType: contentType,
          Tagging: taggingHeader(lifecycle),
        }),
      );
      return versioned(key, VersionId);
    },

    async setLifecycle(object, lifecycle) {
      const { sdk, client } = await loaded();
      const { key, versionId } = partsOf(object);
      const command = new sdk.PutObjectTaggingCommand({
        Bucket: bucket,
        Key: key,
        VersionId: versionId,
        Tagging: { TagSet: [{ Key: EXPIRY_TAG, Value: lifecycleTag(lifecycle) }] },
      });
      await unlessMissing(object, client.send(command));
    },

    async copy(from, key, contentType, lifecycle, size) {
      const { sdk, client } = await loaded();
      const copy = {
        Bucket: bucket,
        Key: key,
        CopySource: copySource(bucket, from),
        ContentType: contentType,
        Tagging: taggingHeader(lifecycle),
      };
      const isWhole = size === undefined || size <= limits.largestWhole;
      const copied = isWhole
        ? copyWhole(sdk, client, copy)
        : copyInParts(sdk, client, copy, size, limits.part);
      const answer = await unlessMissing(
        from,
        copied.then((versionId) => ({ versionId })),
      );
      return answer && versioned(key, answer.versionId);
    },

    async delete(object) {
      const { key, versionId } = partsOf(object);
      if (versionId === undefined) return deleteVersions(key);
      const { sdk, client } = await loaded();
      await client.send(new sdk.DeleteObjectCommand({ Bucket: bucket, Key: key, VersionId: versionId }));
    },
  };
}

/** The name of a new object. Throws if the bucket keeps no versions: a later upload would replace the object. */
function versioned(key: string, versionId: string | undefined): string {
  if (versionId === undefined) throw new Error('The bucket is not versioned: turn its versioning on again.');
  return objectName(key, versionId);
}

/** The `x-amz-copy-source` header. */
function copySource(bucket: string, object: string): string {
  const { key, versionId } = partsOf(object);
  const path = `${bucket}/${key.split('/').map(uriEncoded).join('/')}`;
  return versionId === undefined ? path : objectName(path, uriEncoded(versionId));
}

/** S3 answers 403 instead of 404 to callers without the right to list the bucket's objects, and no handler has it. */
function maySayMissing(sdk: typeof import('@aws-sdk/client-s3'), error: unknown): boolean {
  const status = error instanceof sdk.S3ServiceException ? error.$metadata.httpStatusCode : undefined;
  return status === 403 || status === 404;
}
