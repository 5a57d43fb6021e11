import {
  BatchGetItemCommand,
  ConditionalCheckFailedException,
  DeleteItemCommand,
  type DynamoDBClient,
  PutItemCommand,
  paginateQuery,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import { indexedWords, type List } from '../domain/catalogue.ts';
import type { CatalogueStore, Described } from '../domain/catalogue-ports.ts';
import type { Resource } from '../domain/resource.ts';
import { type Item, number, text, toItem } from './attributes.ts';
import { queryList, queryWords } from './catalogue-lists.ts';
import { succeeds } from './conditional-write.ts';
import { entryChangeRow, entryOf, listedRow } from './entry-rows.ts';
import { resourceOf } from './resource-records.ts';
import { updateExpression } from './update-expression.ts';
import { writeRows, writeWords } from './word-rows.ts';

const PLACEMENT = 'placement#';
const recordKey = (id: string) => toItem({ pk: `resource#${id}`, sk: 'resource' });
const placementKey = (id: string, list: List) => toItem({ pk: `resource#${id}`, sk: PLACEMENT + list });
const accountList = (resource: Resource): List => `account#${resource.accountId}`;

/** How many records DynamoDB reads at once. */
const BATCH = 100;

/** The catalogue in the table: descriptions in the resource's row, and beside it one row for each list that it is in. */
export function catalogueRecords(
  client: DynamoDBClient,
  tableName: string,
  now: () => number,
): CatalogueStore {
  /** Changes what is described in a record. Resolves to the row, or to nothing where there is no such live record. */
  async function updateRecord(
    resource: Resource,
    set: Item,
    remove: readonly string[],
  ): Promise<Item | undefined> {
    const { expression, names, values } = updateExpression(set, remove);
    try {
      const { Attributes: row } = await client.send(
        new UpdateItemCommand({
          TableName: tableName,
          Key: recordKey(resource.id),
          UpdateExpression: `${expression} ADD entry_version :one`,
          ConditionExpression: 'account_id = :account_id AND #status <> :deleted',
          ExpressionAttributeNames: { ...names, '#status': 'status' },
          ExpressionAttributeValues: {
            ...values,
            ...toItem({ ':one': 1, ':account_id': resource.accountId, ':deleted': 'deleted' }),
          },
          ReturnValues: 'ALL_NEW',
        }),
      );
      return row;
    } catch (error) {
      if (error instanceof ConditionalCheckFailedException) return undefined;
      throw error;
    }
  }

  /** Tells one list what a record says by now, unless a later change has told it more. */
  function follow(key: Item, listed: Item, version: number): Promise<boolean> {
    const { expression, names, values } = updateExpression({
      ...listed,
      ...toItem({ listed_version: version }),
    });
    return succeeds(
      client.send(
        new UpdateItemCommand({
          TableName: tableName,
          Key: key,
          UpdateExpression: expression,
          ConditionExpression:
            'attribute_exists(#list) AND (attribute_not_exists(listed_version) OR listed_version < :now)',
          ExpressionAttributeNames: { ...names, '#list': 'list' },
          ExpressionAttributeValues: { ...values, ...toItem({ ':now': version }) },
        }),
      ),
    );
  }

  return {
    async find(id) {
      const rows: Item[] = [];
      const pages = paginateQuery(
        { client },
        {
          TableName: tableName,
          // Placements stand before the record, the words after it.
          KeyConditionExpression: 'pk = :pk AND sk <= :sk',
          ExpressionAttributeValues: toItem({ ':pk': `resource#${id}`, ':sk': 'resource' }),
          ConsistentRead: true,
        },
      );
      for await (const page of pages) rows.push(...(page.Items ?? []));
      const record = rows.find((row) => row['sk']?.S === 'resource');
      return record && { ...describedOf(record), lists: rows.flatMap(placementOf) };
    },

    async findMany(ids) {
      const found = new Map<string, Described>();
      const read = async (some: readonly string[]): Promise<void> => {
        const { Responses, UnprocessedKeys } = await client.send(
          new BatchGetItemCommand({
            RequestItems: { [tableName]: { Keys: some.map(recordKey), ConsistentRead: true } },
          }),
        );
        for (const row of Responses?.[tableName] ?? []) found.set(idOf(row), describedOf(row));
        const left = UnprocessedKeys?.[tableName]?.Keys ?? [];
        if (left.length > 0) await read(left.map(idOf));
      };
      const batches = Array.from({ length: Math.ceil(ids.length / BATCH) }, (_, index) =>
        read(ids.slice(index * BATCH, (index + 1) * BATCH)),
      );
      await Promise.all(batches);
      return found;
    },

    async describe(resource, entry) {
      const list = accountList(resource);
      await writeWords(client, tableName, resource.id, [list], { added: indexedWords(entry) ?? [] });
      const { set } = entryChangeRow(entry);
      const row = await updateRecord(
        resource,
        {
          ...set,
          ...listedRow(resource, entry),
          ...toItem({ list, entity_type: entry.entityType, entity_id: entry.entityId }),
        },
        [],
      );
      return row !== undefined;
    },

    async place(resource, entry, list) {
      await writeWords(client, tableName, resource.id, [list], { added: indexedWords(entry) ?? [] });
      await client.send(
        new PutItemCommand({
          TableName: tableName,
          Item: { ...placementKey(resource.id, list), ...listedRow(resource, entry), ...toItem({ list }) },
        }),
      );
    },

    async change(before, change, file) {
      const { resource, lists } = before;
      const { set, remove } = entryChangeRow(change);
      const row = await updateRecord(resource, { ...set, ...fileRow(file) }, remove);
      if (row === undefined) return undefined;
      const after = describedOf(row);
      const [old, current] = [indexedWords(before.entry), indexedWords(after.entry)];
      const everywhere = [accountList(resource), ...lists];
      // Words are added before the lists rely on them and removed after: a search may look once too often, never miss.
      await writeWords(client, tableName, resource.id, everywhere, { added: without(current, old) });
      const listed = listedRow(resource, after.entry);
      const version = number(row, 'entry_version');
      const keys = [recordKey(resource.id), ...lists.map((list) => placementKey(resource.id, list))];
      const followed = await Promise.all(keys.map((key) => follow(key, listed, version)));
      if (followed.every(Boolean)) {
        await writeWords(client, tableName, resource.id, everywhere, { removed: without(old, current) });
      }
      return after;
    },

    async unlist({ resource, entry, lists }) {
      await writeWords(client, tableName, resource.id, [accountList(resource), ...lists], {
        removed: indexedWords(entry) ?? [],
      });
      const placements = lists.map((list) => ({
        DeleteRequest: { Key: placementKey(resource.id, list) },
      }));
      await writeRows(client, tableName, placements);
    },

    async drop(id, list, word) {
      if (word !== undefined) await writeWords(client, tableName, id, [list], { removed: [word] });
      if (!list.startsWith('account#')) {
        await client.send(new DeleteItemCommand({ TableName: tableName, Key: placementKey(id, list) }));
        return;
      }
      await succeeds(
        client.send(
          new UpdateItemCommand({
            TableName: tableName,
            Key: recordKey(id),
            UpdateExpression: 'REMOVE #list',
            // Whatever has come to life again meanwhile stays.
            ConditionExpression: '#status = :deleted OR expires_at <= :now',
            ExpressionAttributeNames: { '#list': 'list', '#status': 'status' },
            ExpressionAttributeValues: toItem({ ':deleted': 'deleted', ':now': now() }),
          }),
        ),
      );
    },

    page: (list, request) => queryList(client, tableName, list, request),
    words: (list, search, after, limit) => queryWords(client, tableName, list, search, after, limit),
  };
}

function describedOf(row: Item): Described {
  return { resource: resourceOf(idOf(row), row), entry: entryOf(row) };
}

function idOf(row: Item): string {
  return text(row, 'pk').slice('resource#'.length);
}

function placementOf(row: Item): List[] {
  const sk = row['sk']?.S ?? '';
  const list = sk.startsWith(PLACEMENT) ? sk.slice(PLACEMENT.length) : '';
  return isList(list) ? [list] : [];
}

function isList(text: string): text is List {
  return /^(account|organization|projects)#|^project#[^/]+\//.test(text);
}

function without(words: ReadonlySet<string> | undefined, others: ReadonlySet<string> | undefined): string[] {
  return [...(words ?? [])].filter((word) => !others?.has(word));
}

function fileRow(file: Pick<Resource, 'objectKey' | 'mediaType' | 'fileName' | 'size'> | undefined): Item {
  return toItem({
    object_key: file?.objectKey,
    mime_type: file?.mediaType,
    file_name: file?.fileName,
    size: file?.size,
  });
}
