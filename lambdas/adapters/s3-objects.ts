import type { S3Client } from '@aws-sdk/client-s3';
import type { ObjectStore } from '../domain/ports.ts';
import type { Platform } from '../platform.ts';
import { setting } from '../settings.ts';
import { clientConfiguration } from './aws-client.ts';
import { EXPIRY_TAG, lifecycleTag } from './object-tags.ts';

/**
 * The bucket. The SDK's client is loaded with the first call: a download needs it only in the moment between an
 * upload and its event, and should not wait for it at every start.
 */
export function s3Objects(platform: Platform): ObjectStore {
  const bucket = setting(platform, 'BUCKET_NAME');
  let client: S3Client | undefined;

  async function loaded() {
    const sdk = await import('@aws-sdk/client-s3');
    client ??= new sdk.S3Client({
      ...clientConfiguration(platform, 'S3'),
      // Only an embedded store has an address of its own, and no host name for each bucket.
      forcePathStyle: platform.environment['AWS_ENDPOINT_URL_S3'] !== undefined,
      // S3 checks the signed hash of what it gets; another checksum would be work done twice.
      requestChecksumCalculation: 'WHEN_REQUIRED',
    });
    return { sdk, client };
  }

  return {
    async find(key) {
      const { sdk, client } = await loaded();
      try {
        const head = await client.send(new sdk.HeadObjectCommand({ Bucket: bucket, Key: key }));
        return { size: head.ContentLength ?? 0, uploadedAt: head.LastModified?.getTime() ?? 0 };
      } catch (error) {
        // S3 answers 403 for an object that is not there to whoever may not list the bucket, and no handler may.
        const status = error instanceof sdk.S3ServiceException ? error.$metadata.httpStatusCode : undefined;
        if (status === 403 || status === 404) return undefined;
        throw error;
      }
    },

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
      await client.send(new sdk.PutObjectTaggingCommand({ Bucket: bucket, Key: key, Tagging: { TagSet } }));
    },

    async renew(key, contentType, lifecycle) {
      const { sdk, client } = await loaded();
      await client.send(
        new sdk.CopyObjectCommand({
          Bucket: bucket,
          Key: key,
          CopySource: `${bucket}/${key}`,
          MetadataDirective: 'REPLACE',
          ContentType: contentType,
          TaggingDirective: 'REPLACE',
          Tagging: tagging(lifecycle),
        }),
      );
    },

    async delete(key) {
      const { sdk, client } = await loaded();
      await client.send(new sdk.DeleteObjectCommand({ Bucket: bucket, Key: key }));
    },
  };
}

/** In the form that the `x-amz-tagging` header has: like a query. */
function tagging(lifecycle: number | 'never'): string {
  return `${EXPIRY_TAG}=${lifecycleTag(lifecycle)}`;
}
