import { randomBytes } from 'node:crypto';
import { type DynamoDBClient, GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { text, toItem } from './attributes.ts';
import { succeeds } from './conditional-write.ts';

/**
 * A secret of the deployment's own by its name: 256 random bits, made by whoever asks first and the same for everyone
 * ever after. It is read once for each process.
 */
export function deploymentSecret(
  client: DynamoDBClient,
  tableName: string,
  name: string,
): () => Promise<Uint8Array> {
  const key = toItem({ pk: `secret#${name}`, sk: 'secret' });

  async function read(): Promise<Uint8Array | undefined> {
    const found = await client.send(
      new GetItemCommand({ TableName: tableName, Key: key, ConsistentRead: true }),
    );
    return found.Item && Buffer.from(text(found.Item, 'value'), 'base64');
  }

  async function make(): Promise<void> {
    const value = randomBytes(32).toString('base64');
    const put = { TableName: tableName, Item: { ...key, ...toItem({ value }) } };
    await succeeds(
      client.send(new PutItemCommand({ ...put, ConditionExpression: 'attribute_not_exists(pk)' })),
    );
  }

  async function readOrMake(): Promise<Uint8Array> {
    const known = await read();
    if (known !== undefined) return known;
    await make();
    const made = await read();
    if (made === undefined) throw new Error(`The secret ${name} cannot be kept.`);
    return made;
  }

  let secret: Promise<Uint8Array> | undefined;
  return () => {
    secret ??= readOrMake().catch((error: unknown) => {
      secret = undefined;
      throw error;
    });
    return secret;
  };
}
