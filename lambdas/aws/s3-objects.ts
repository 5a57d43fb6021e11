import type { S3Client } from '@aws-sdk/client-s3';
import type { ObjectStore } from '../model/resources/ports.ts';
import type { Platform } from '../platform.ts';
import { setting } from '../settings.ts';
import { clientConfiguration } from './aws-client.ts';
import { EXPIRY_TAG, lifecycleTag } from './object-tags.ts';
import { uriEncoded } from './signature-version-4.ts';

/**
 * The bucket. The first call loads the SDK's client: a download needs it only in the moment between an upload and its
 * event, and should not wait for it at every start.
 */
export function s3Objects(platform: Platform): ObjectStore {
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

  async function find(key: string) {
    const { sdk, client } = await loaded();
    try {
      const head = await client.send(new sdk.HeadObjectCommand({ Bucket: bucket, Key: key }));
      return {
        size: head.ContentLength ?? 0,
        uploadedAt: head.LastModified?.getTime() ?? 0,
        etag: (head.ETag ?? '').replaceAll('"', ''),
      };
    } catch (error) {
      if (maySayMissing(sdk, error)) return undefined;
      throw error;
    }
  }

  /** Waits for a request that needs an object. Resolves to false if the object was deleted meanwhile. */
  async function unlessMissing(key: string, request: Promise<unknown>): Promise<boolean> {
    try {
      await request;
      return true;
    } catch (error) {
      const { sdk } = await loaded();
      if (!maySayMissing(sdk, error) || (await find(key)) !== undefined) throw error;
      return false;
    }
  }

  return {
    find,

    async put(key, content, contentType, lifecycle) {
      const { sdk, client } = await loaded();
      await client.send(
        new sdk.PutObjectCommand({
          Bucket: bucket,
          Key: key,
          Body: content,
          ContentType: contentType,
          Tagging: tagging(lifecycle),
        }),
      );
    },

    async setLifecycle(key, lifecycle) {
      const { sdk, client } = await loaded();
      const TagSet = [{ Key: EXPIRY_TAG, Value: lifecycleTag(lifecycle) }];
      const command = new sdk.PutObjectTaggingCommand({ Bucket: bucket, Key: key, Tagging: { TagSet } });
      await unlessMissing(key, client.send(command));
    },

    async copy(from, to, contentType, lifecycle) {
      const { sdk, client } = await loaded();
      const command = new sdk.CopyObjectCommand({
        Bucket: bucket,
        Key: to,
        CopySource: `${bucket}/${from.split('/').map(uriEncoded).join('/')}`,
        MetadataDirective: 'REPLACE',
        ContentType: contentType,
        TaggingDirective: 'REPLACE',
        Tagging: tagging(lifecycle),
      });
      return unlessMissing(from, client.send(command));
    },

    async delete(key) {
      const { sdk, client } = await loaded();
      await client.send(new sdk.DeleteObjectCommand({ Bucket: bucket, Key: key }));
    },
  };
}

/** S3 answers 403 instead of 404 to callers without the right to list the bucket, and no handler has it. */
function maySayMissing(sdk: typeof import('@aws-sdk/client-s3'), error: unknown): boolean {
  const status = error instanceof sdk.S3ServiceException ? error.$metadata.httpStatusCode : undefined;
  return status === 403 || status === 404;
}

/** The value of the `x-amz-tagging` header: encoded like a query. */
function tagging(lifecycle: number | 'never'): string {
  return `${EXPIRY_TAG}=${lifecycleTag(lifecycle)}`;
}
