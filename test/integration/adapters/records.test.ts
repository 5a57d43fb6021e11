import { GetItemCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { admissionRecords } from '../../../lambdas/adapters/admission-records.ts';
import { catalogueRecords } from '../../../lambdas/adapters/catalogue-records.ts';
import { clientRecords } from '../../../lambdas/adapters/client-records.ts';
import { resourceRecords } from '../../../lambdas/adapters/resource-records.ts';
import { userRecords } from '../../../lambdas/adapters/user-records.ts';
import { memoryStores } from '../../unit/support/memory-stores.ts';
import { describeAdmissionStoreContract } from './admission-store-contract.ts';
import { describeCatalogueListsContract } from './catalogue-lists-contract.ts';
import { describeCatalogueStoreContract } from './catalogue-store-contract.ts';
import { NOW } from './catalogued.ts';
import { describeClientStoreContract } from './client-store-contract.ts';
import { describeContentStoreContract } from './content-store-contract.ts';
import { type EmbeddedTable, openEmbeddedTable, TABLE_NAME } from './embedded-table.ts';
import { describeResourceStoreContract } from './resource-store-contract.ts';
import { describeUserStoreContract } from './user-store-contract.ts';

let table: EmbeddedTable;

beforeAll(async () => {
  table = await openEmbeddedTable();
});

afterAll(() => table.close());

describeResourceStoreContract('in DynamoDB', () => resourceRecords(table.connect(), TABLE_NAME));
describeResourceStoreContract('in memory', () => memoryStores(Date.now).resources);

describeContentStoreContract('in DynamoDB', () => resourceRecords(table.connect(), TABLE_NAME));
describeContentStoreContract('in memory', () => memoryStores(Date.now).resources);

function openCatalogue() {
  const client = table.connect();
  return {
    catalogue: catalogueRecords(client, TABLE_NAME, () => NOW),
    resources: resourceRecords(client, TABLE_NAME),
  };
}

describeCatalogueStoreContract('in DynamoDB', openCatalogue);

describeCatalogueListsContract('in DynamoDB', openCatalogue);

describeClientStoreContract('in DynamoDB', () => clientRecords(table.connect(), TABLE_NAME));

describeUserStoreContract('in DynamoDB', () => userRecords(table.connect(), TABLE_NAME));

describeAdmissionStoreContract('in DynamoDB', (instances) => ({
  stores: Array.from({ length: instances }, () => admissionRecords(table.connect(), TABLE_NAME)),
  clients: clientRecords(table.connect(), TABLE_NAME),
}));

test('the row of a resource holds the latest upload, and its end in whole seconds for DynamoDB', async () => {
  const client = table.connect();
  const store = resourceRecords(client, TABLE_NAME);
  const id = '0b9c3f1e-5a7d-4c2b-9e8f-1a2b3c4d5e6f';
  await store.add({
    id,
    accountId: 'acme',
    fileName: 'a.jpg',
    mediaType: 'image/jpg',
    objectKey: `resources/${id}`,
    createdAt: 1000,
    expiresAt: 3000,
    forgetAt: 4001,
    status: 'reserved',
  });
  const upload = (sequencer: string, size: number) => ({
    size,
    etag: `e${size}`,
    uploadedAt: size,
    sequencer,
  });
  await store.recordUpload(id, upload('02', 20), false);
  await store.recordUpload(id, upload('03', 30), false);
  await store.recordUpload(id, upload('01', 10), false);
  const key = { pk: { S: `resource#${id}` }, sk: { S: 'resource' } };
  const { Item } = await client.send(new GetItemCommand({ TableName: TABLE_NAME, Key: key }));
  expect(Item).toEqual({
    ...key,
    account_id: { S: 'acme' },
    account_list: { S: 'account#acme' },
    list: { S: 'account#acme' },
    name_order: { S: `a.jpg\0${id}` },
    created_order: { S: `000000000001000\0${id}` },
    archived: { BOOL: false },
    search_text: { S: 'a.jpg' },
    words_indexed: { BOOL: false },
    file_name: { S: 'a.jpg' },
    mime_type: { S: 'image/jpg' },
    created_at: { N: '1000' },
    object_key: { S: `resources/${id}` },
    expires_at: { N: '3000' },
    forget_at: { N: '5' },
    status: { S: 'available' },
    size: { N: '30' },
    etag: { S: 'e30' },
    uploaded_at: { N: '30' },
    sequencer: { S: '03' },
  });
});
