import { DynamoDBClient, GetItemCommand } from '@aws-sdk/client-dynamodb';
import { HeadObjectCommand, S3Client, S3ServiceException } from '@aws-sdk/client-s3';
import { clientConfiguration } from '../aws/aws-client.ts';
import type { Platform } from '../platform.ts';
import { setting } from '../settings.ts';
import { keyItem } from '../table/entity.ts';

/** The key to look up, which never exists. */
const NOTHING = 'status';

/**
 * Sends one read to the table or the bucket. Resolves if it exists and answers, and rejects if not, or not before the
 * signal. Uses the SDK's own request handlers, which obey a signal.
 */
export function reachability(platform: Platform) {
  const tableName = setting(platform, 'TABLE_NAME');
  const bucketName = setting(platform, 'BUCKET_NAME');
  const dynamodb = new DynamoDBClient(clientConfiguration(platform, 'DYNAMODB'));
  const s3 = new S3Client({
    ...clientConfiguration(platform, 'S3'),
    // An embedded store has one address, without a host name for each bucket.
    forcePathStyle: platform.environment['AWS_ENDPOINT_URL_S3'] !== undefined,
  });

  return {
    async table(abortSignal: AbortSignal): Promise<void> {
      const command = new GetItemCommand({
        TableName: tableName,
        Key: keyItem({ pk: NOTHING, sk: NOTHING }),
      });
      await dynamodb.send(command, { abortSignal });
    },

    async bucket(abortSignal: AbortSignal): Promise<void> {
      const command = new HeadObjectCommand({ Bucket: bucketName, Key: NOTHING });
      try {
        await s3.send(command, { abortSignal });
      } catch (error) {
        if (!saysMissing(error)) throw error;
      }
    },
  };
}

/** S3 answers 403 instead of 404 to callers without the right to list the bucket, and no handler has it. */
function saysMissing(error: unknown): boolean {
  const status = error instanceof S3ServiceException ? error.$metadata.httpStatusCode : undefined;
  return status === 403 || status === 404;
}
