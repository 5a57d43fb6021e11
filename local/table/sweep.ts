import {
  ConditionalCheckFailedException,
  DeleteItemCommand,
  type DynamoDBClient,
  paginateScan,
} from '@aws-sdk/client-dynamodb';
import { tableSchema } from '../../lambdas/adapters/table-schema.ts';

const { partitionKey, sortKey, timeToLive } = tableSchema;

/**
 * Deletes the rows whose time to live has passed at `now` (milliseconds since 1970), as DynamoDB does in AWS ("Using
 * time to live in DynamoDB"). Reads the whole table: in AWS that is DynamoDB's own business and costs nothing.
 */
export async function sweepTable(
  client: DynamoDBClient,
  tableName: string,
  now: number,
): Promise<{ deleted: number }> {
  const expired = {
    expression: '#timeToLive < :now',
    names: { '#timeToLive': timeToLive },
    values: { ':now': { N: String(Math.floor(now / 1000)) } },
  };
  let deleted = 0;
  const pages = paginateScan(
    { client },
    {
      TableName: tableName,
      FilterExpression: expired.expression,
      ProjectionExpression: '#partitionKey, #sortKey',
      ExpressionAttributeNames: { ...expired.names, '#partitionKey': partitionKey, '#sortKey': sortKey },
      ExpressionAttributeValues: expired.values,
    },
  );
  for await (const { Items = [] } of pages) {
    for (const key of Items) {
      // The condition spares a row that was extended since it was read.
      const deletion = new DeleteItemCommand({
        TableName: tableName,
        Key: key,
        ConditionExpression: expired.expression,
        ExpressionAttributeNames: expired.names,
        ExpressionAttributeValues: expired.values,
      });
      try {
        await client.send(deletion);
        deleted += 1;
      } catch (error) {
        if (!(error instanceof ConditionalCheckFailedException)) throw error;
      }
    }
  }
  return { deleted };
}
