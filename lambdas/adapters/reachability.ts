import { DynamoDBClient, DynamoDBServiceException, GetItemCommand } from '@aws-sdk/client-dynamodb';
import { HeadObjectCommand, S3Client, S3ServiceException } from '@aws-sdk/client-s3';
import type { Platform } from '../platform.ts';
import { setting } from '../settings.ts';
import { toItem } from './attributes.ts';
import { clientConfiguration } from './aws-client.ts';

/** What is asked for; nothing has this name, and an answer is all that counts. */
const NOTHING = 'status';

/**
 * Asks the table and the bucket for something. Each resolves once there is an answer, whatever it says, and rejects
 * where there is none before the signal. The clients are the SDK's own throughout: they stop at a signal.
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
    table(abortSignal: AbortSignal): Promise<void> {
      const command = new GetItemCommand({ TableName: tableName, Key: toItem({ pk: NOTHING, sk: NOTHING }) });
      return answer(dynamodb.send(command, { abortSignal }));
    },

    bucket(abortSignal: AbortSignal): Promise<void> {
      const command = new HeadObjectCommand({ Bucket: bucketName, Key: NOTHING });
      return answer(s3.send(command, { abortSignal }));
    },
  };
}

/** Waits for an answer. A refusal is one; a failure of the service is not. */
async function answer(request: Promise<unknown>): Promise<void> {
  try {
    await request;
  } catch (error) {
    const isRefusal =
      (error instanceof DynamoDBServiceException || error instanceof S3ServiceException) &&
      (error.$metadata.httpStatusCode ?? 500) < 500;
    if (!isRefusal) throw error;
  }
}
