import { type DynamoDBClient, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { type Item, toItem, type Value } from './attributes.ts';
import { succeeds } from './conditional-write.ts';
import { updateExpression } from './update-expression.ts';

/** Sets attributes of a row that is there already, leaving out what is undefined. False where there is no row. */
export function updateExisting(
  client: DynamoDBClient,
  tableName: string,
  key: Item,
  change: Readonly<Record<string, Value>>,
): Promise<boolean> {
  const { expression, names, values } = updateExpression(toItem(change));
  return succeeds(
    client.send(
      new UpdateItemCommand({
        TableName: tableName,
        Key: key,
        UpdateExpression: expression,
        ConditionExpression: 'attribute_exists(pk)',
        ExpressionAttributeNames: names,
        ExpressionAttributeValues: values,
      }),
    ),
  );
}
