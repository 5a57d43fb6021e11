import { DynamoDBClient, GetItemCommand } from '@aws-sdk/client-dynamodb';
import { HeadObjectCommand, S3Client, S3ServiceException } from '@aws-sdk/client-s3';
import { clientConfiguration } from '../aws/aws-client.ts';
import type { Platform } from '../platform.ts';
import { setting } from '../settings.ts';
import { keyItem } from '../table/entity.ts';

/** What is asked for; nothing has this name. */
const NOTHING = 'status';

/**
 * Asks the table and the bucket for something. Each resolves where it was there to be asked, and rejects where it was not,
 * or not before the signal. The clients are the SDK's own throughout: they stop at a signal.
 */
export function reachability(platform: Platform) {
  const tableName = setting(platform, 'TABLE_NAME');
  const bucketName = setting(platform, 'BUCKET_NAME');
  const dynamodb = new DynamoDBClient(clientConfiguration(platform, 'DYNAMODB'));
  const s3 = new S3Client({
    ...clientConfiguration(platform, 'S3'),
    // Only an embedded store has an address of its own, and no host name for each bucket.
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

/** S3 answers 403 in place of 404 for an object that is not there to whoever may not list the bucket, and no handler may. */
function saysMissing(error: unknown): boolean {
  const status = error instanceof S3ServiceException ? error.$metadata.httpStatusCode : undefined;
  return status === 403 || status === 404;
}
