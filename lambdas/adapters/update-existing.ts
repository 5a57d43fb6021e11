import { type DynamoDBClient, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { type Item, toItem, type Value } from './attributes.ts';
import { succeeds } from './conditional-write.ts';

/** Sets attributes of a row that is there already, leaving out what is undefined. False where there is no row. */
export function updateExisting(
  client: DynamoDBClient,
  tableName: string,
  key: Item,
  change: Readonly<Record<string, Value>>,
): Promise<boolean> {
  const values = Object.entries(toItem(change));
  return succeeds(
    client.send(
      new UpdateItemCommand({
        TableName: tableName,
        Key: key,
        UpdateExpression: `SET ${values.map(([name]) => `${name} = :${name}`).join(', ')}`,
        ConditionExpression: 'attribute_exists(pk)',
        ExpressionAttributeValues: Object.fromEntries(values.map(([name, value]) => [`:${name}`, value])),
      }),
    ),
  );
}
