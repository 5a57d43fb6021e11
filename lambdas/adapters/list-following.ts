import { type DynamoDBClient, GetItemCommand, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { indexedWords, type List } from '../domain/catalogue.ts';
import { type Item, idOf, optionalNumber, toItem } from './attributes.ts';
import { describedOf, listedKey, recordKey } from './catalogue-rows.ts';
import { succeeds } from './conditional-write.ts';
import { listedRow } from './entry-rows.ts';
import { updateExpression } from './update-expression.ts';
import { writeWords } from './word-rows.ts';

const NO_WORDS: ReadonlySet<string> = new Set();

/** Words by which lists find a resource: those that surely do, and those that may and perhaps should not any more. */
interface KnownWords {
  readonly sure: ReadonlySet<string>;
  readonly possible: ReadonlySet<string>;
}

/** The words of what the lists were told last; those stand there, whatever a change that was cut off has left out. */
export function toldWords(row: Item): KnownWords {
  const isIndexed = row['words_indexed']?.BOOL === true;
  const told = isIndexed ? indexedWords({ name: row['search_text']?.S ?? '', description: '' }) : undefined;
  return { sure: told ?? NO_WORDS, possible: told ?? NO_WORDS };
}

/**
 * Tells lists what a record says, once or again; and once more where another change was made meanwhile, since that one
 * may have found other words there. Words are added before the lists rely on them and removed after: a search may look
 * once too often, never miss.
 */
export async function tellLists(
  client: DynamoDBClient,
  tableName: string,
  row: Item,
  lists: readonly List[],
  { sure, possible }: KnownWords,
): Promise<void> {
  const id = idOf(row);
  const { resource, entry } = describedOf(row);
  const words = indexedWords(entry) ?? NO_WORDS;
  await writeWords(client, tableName, id, lists, { added: words.difference(sure) });
  const version = versionOf(row);
  const listed = { ...listedRow(resource, entry), ...toItem({ listed_version: version }) };
  const told = await Promise.all(
    lists.map((list) => tell(client, tableName, listedKey(id, list), listed, version)),
  );
  if (told.every(Boolean)) {
    await writeWords(client, tableName, id, lists, { removed: possible.difference(words) });
  }
  const current = await readRecord(client, tableName, id);
  if (current === undefined || versionOf(current) === version) return;
  await tellLists(client, tableName, current, lists, { sure: NO_WORDS, possible: possible.union(words) });
}

/** Tells one row of a list, unless a later change has told it more. */
function tell(
  client: DynamoDBClient,
  tableName: string,
  key: Item,
  listed: Item,
  version: number,
): Promise<boolean> {
  const { expression, names, values } = updateExpression(listed);
  return succeeds(
    client.send(
      new UpdateItemCommand({
        TableName: tableName,
        Key: key,
        UpdateExpression: expression,
        ConditionExpression:
          'attribute_exists(pk) AND (attribute_not_exists(listed_version) OR listed_version <= :now)',
        ExpressionAttributeNames: names,
        ExpressionAttributeValues: { ...values, ...toItem({ ':now': version }) },
      }),
    ),
  );
}

/** A record that is not deleted, as it is now. */
export async function readRecord(
  client: DynamoDBClient,
  tableName: string,
  id: string,
): Promise<Item | undefined> {
  const { Item: row } = await client.send(
    new GetItemCommand({ TableName: tableName, Key: recordKey(id), ConsistentRead: true }),
  );
  return row?.['status']?.S === 'deleted' ? undefined : row;
}

/** How often a record was described. */
function versionOf(row: Item): number {
  return optionalNumber(row, 'entry_version') ?? 0;
}
