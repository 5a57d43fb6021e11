import { isDeepStrictEqual } from 'node:util';
import {
  DeleteItemCommand,
  type DynamoDBClient,
  PutItemCommand,
  paginateQuery,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import { indexedWords, type List } from '../domain/catalogue.ts';
import type { CatalogueStore, Described, NewFile } from '../domain/catalogue-ports.ts';
import type { Resource } from '../domain/resource.ts';
import { type Item, idOf, toItem } from './attributes.ts';
import { readRows } from './batch-read.ts';
import { queryList, queryWords } from './catalogue-lists.ts';
import { describedOf, placementKey, placementOf, recordKey } from './catalogue-rows.ts';
import { ifAllowed, succeeds } from './conditional-write.ts';
import { entryChangeRow, entryOf, listedRow } from './entry-rows.ts';
import { readRecord, tellLists, toldWords } from './list-following.ts';
import { resourceRow } from './resource-records.ts';
import { updateExpression } from './update-expression.ts';
import { writeRows, writeWords } from './word-rows.ts';

const accountList = (resource: Resource): List => `account#${resource.accountId}`;

/** The condition of every change: the record is there, and not deleted. */
const CHANGEABLE = 'account_id = :account_id AND #status <> :deleted';

/**
 * The condition of a new file: that it takes the place of a certain one; or has done so, by a write whose answer was lost
 * and that is tried again.
 */
const REPLACES = 'object_key IN (:object_key, :new_object_key)';

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
    remove: readonly string[] = [],
    file?: NewFile,
  ): Promise<Item | undefined> {
    const { expression, names, values } = updateExpression(set, remove);
    const changed = await ifAllowed(
      client.send(
        new UpdateItemCommand({
          TableName: tableName,
          Key: recordKey(resource.id),
          UpdateExpression: `${expression} ADD entry_version :one`,
          ConditionExpression: file === undefined ? CHANGEABLE : `${CHANGEABLE} AND ${REPLACES}`,
          ExpressionAttributeNames: { ...names, '#status': 'status' },
          ExpressionAttributeValues: {
            ...values,
            ...toItem({
              ':one': 1,
              ':account_id': resource.accountId,
              ':deleted': 'deleted',
              ':object_key': file && resource.objectKey,
              ':new_object_key': file?.objectKey,
            }),
          },
          ReturnValues: 'ALL_NEW',
        }),
      ),
    );
    return changed?.Attributes;
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
      const rows = await readRows(client, tableName, recordKey, ids);
      return new Map(rows.map((row) => [idOf(row), describedOf(row)]));
    },

    async describe(resource, entry) {
      const list = accountList(resource);
      await writeWords(client, tableName, resource.id, [list], { added: indexedWords(entry) ?? [] });
      const { set } = entryChangeRow(entry);
      const row = await updateRecord(resource, {
        ...set,
        ...listedRow(resource, entry),
        ...toItem({ list }),
      });
      return row !== undefined;
    },

    async add(described) {
      const { resource, entry } = described;
      const Item = { ...recordKey(resource.id), ...resourceRow(resource) };
      if (isDescribed(described)) {
        const words = indexedWords(entry) ?? [];
        await writeWords(client, tableName, resource.id, [accountList(resource)], { added: words });
        Object.assign(Item, entryChangeRow(entry).set, listedRow(resource, entry));
      }
      const put = { TableName: tableName, Item, ConditionExpression: 'attribute_not_exists(pk)' };
      return succeeds(client.send(new PutItemCommand(put)));
    },

    async erase(id) {
      const keys = { KeyConditionExpression: 'pk = :pk', ProjectionExpression: 'pk, sk' };
      const values = { ExpressionAttributeValues: toItem({ ':pk': `resource#${id}` }) };
      const request = { TableName: tableName, ConsistentRead: true, ...keys, ...values };
      for await (const { Items = [] } of paginateQuery({ client }, request)) {
        await writeRows(
          client,
          tableName,
          Items.map((Key) => ({ DeleteRequest: { Key } })),
        );
      }
    },

    async place(resource, entry, list) {
      const words = indexedWords(entry) ?? new Set();
      const listed = listedRow(resource, entry);
      await writeWords(client, tableName, resource.id, [list], { added: words });
      await client.send(
        new PutItemCommand({
          TableName: tableName,
          Item: { ...placementKey(resource.id, list), ...listed, ...toItem({ list }) },
        }),
      );
      // A change that was made meanwhile knew nothing of this list.
      const row = await readRecord(client, tableName, resource.id);
      if (row === undefined || isDeepStrictEqual(listedRow(resource, entryOf(row)), listed)) return;
      await tellLists(client, tableName, row, [list], { sure: new Set(), possible: words });
    },

    async change(before, change, file) {
      const { resource, lists } = before;
      const { set, remove } = entryChangeRow(change);
      const row = await updateRecord(resource, { ...set, ...fileRow(file) }, remove, file);
      if (row === undefined) return undefined;
      await tellLists(client, tableName, row, [accountList(resource), ...lists], toldWords(row));
      return describedOf(row);
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

/** Whether somebody has said anything of a resource; before that, its file's name speaks for it. */
function isDescribed({ resource, entry }: Described): boolean {
  return !isDeepStrictEqual(entry, entryOf(resourceRow(resource)));
}

function fileRow(file: NewFile | undefined): Item {
  return toItem({
    object_key: file?.objectKey,
    mime_type: file?.mediaType,
    file_name: file?.fileName,
    size: file?.size,
    uploaded_at: file?.uploadedAt,
  });
}
