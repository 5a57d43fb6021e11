import { afterAll, beforeAll, expect, test } from 'vitest';
import { admissionRecords } from '../../../lambdas/table/admission.ts';
import { clientRecords } from '../../../lambdas/table/clients.ts';
import { keyItem } from '../../../lambdas/table/entity.ts';
import { resourceRecords } from '../../../lambdas/table/resources.ts';
import { get } from '../../../lambdas/table/table.ts';
import { userRecords } from '../../../lambdas/table/users.ts';
import { memoryStores } from '../../unit/support/memory-stores.ts';
import { describeAdmissionStoreContract } from './admission-store-contract.ts';
import { describeCatalogueStoreContract } from './catalogue-store-contract.ts';
import { NOW, storesOf } from './catalogued.ts';
import { describeClientStoreContract } from './client-store-contract.ts';
import { describeContentStoreContract } from './content-store-contract.ts';
import { type EmbeddedTable, openEmbeddedTable } from './embedded-table.ts';
import { describeResourceListsContract } from './resource-lists-contract.ts';
import { describeResourceStoreContract } from './resource-store-contract.ts';
import { describeUserStoreContract } from './user-store-contract.ts';

let table: EmbeddedTable;

beforeAll(async () => {
  table = await openEmbeddedTable();
});

afterAll(() => table.close());

describeResourceStoreContract('in DynamoDB', () => resourceRecords(table.connect(), () => NOW));
describeResourceStoreContract('in memory', () => memoryStores(() => NOW).resources);

describeContentStoreContract('in DynamoDB', () => resourceRecords(table.connect(), () => NOW));
describeContentStoreContract('in memory', () => memoryStores(() => NOW).resources);

describeCatalogueStoreContract('in DynamoDB', () => storesOf(table.connect()));

describeResourceListsContract('in DynamoDB', () => storesOf(table.connect()));

describeClientStoreContract('in DynamoDB', () => clientRecords(table.connect()));

describeUserStoreContract('in DynamoDB', () => userRecords(table.connect()));

describeAdmissionStoreContract('in DynamoDB', (instances) => ({
  stores: Array.from({ length: instances }, () => admissionRecords(table.connect())),
  clients: clientRecords(table.connect()),
  users: userRecords(table.connect()),
}));

test('the row of a resource has its latest upload, and its end in whole seconds for DynamoDB', async () => {
  const connection = table.connect();
  // Before its end, since an ended resource enters no list.
  const store = resourceRecords(connection, () => 2000);
  const id = '0b9c3f1e-5a7d-4c2b-9e8f-1a2b3c4d5e6f';
  await store.add({
    id,
    accountId: 'acme',
    fileName: 'a.jpg',
    mediaType: 'image/jpg',
    object: `resources/${id}`,
    createdAt: 1000,
    expiresAt: 3000,
    forgetAt: 4001,
    status: 'reserved',
  });
  const upload = (versionId: string, size: number) => ({
    object: `resources/${id}?versionId=${versionId}`,
    size,
    etag: `e${size}`,
    uploadedAt: size,
  });
  await store.recordUpload({ id }, upload('one', 20), 1);
  await store.recordUpload({ id }, upload('two', 30), 1);
  const key = { pk: `resource#${id}`, sk: 'resource' };
  const item = await get(connection, key);
  expect(item).toEqual({
    ...keyItem(key),
    account_id: { S: 'acme' },
    gsi1pk: { S: 'account#acme#0' },
    gsi1sk: { S: `a.jpg\0${id}` },
    gsi2pk: { S: 'account#acme#0' },
    gsi2sk: { S: `000000000001000\0${id}` },
    gsi5pk: { S: 'ends#0#0' },
    gsi5sk: { S: `000000000003000\0${id}` },
    version: { N: '2001' },
    changed_by: { S: 'service' },
    change_id: { S: expect.stringMatching(/^.{8}$/) },
    lifecycle: { S: '1' },
    file_name: { S: 'a.jpg' },
    mime_type: { S: 'image/jpg' },
    created_at: { N: '1000' },
    object: { S: `resources/${id}?versionId=one` },
    expires_at: { N: '3000' },
    forget_at: { N: '5' },
    status: { S: 'available' },
    size: { N: '20' },
    etag: { S: 'e20' },
    uploaded_at: { N: '20' },
  });
});
