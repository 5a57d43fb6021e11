import type { S3Client } from '@aws-sdk/client-s3';
import type { ObjectStore } from '../domain/ports.ts';
import type { Platform } from '../platform.ts';
import { setting } from '../settings.ts';
import { clientConfiguration } from './aws-client.ts';

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
    });
    return { sdk, client };
  }

  return {
    async exists(key) {
      const { sdk, client } = await loaded();
      try {
        await client.send(new sdk.HeadObjectCommand({ Bucket: bucket, Key: key }));
        return true;
      } catch (error) {
        // S3 answers 403 for an object that is not there to whoever may not list the bucket, and no handler may.
        if (
          error instanceof sdk.S3ServiceException &&
          [403, 404].includes(error.$metadata.httpStatusCode ?? 0)
        ) {
          return false;
        }
        throw error;
      }
    },

    async delete(key) {
      const { sdk, client } = await loaded();
      await client.send(new sdk.DeleteObjectCommand({ Bucket: bucket, Key: key }));
    },
  };
}
