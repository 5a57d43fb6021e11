import { expect, test } from 'vitest';
import type { Resource } from '../../../lambdas/model/resources/resource.ts';
import type { Item } from '../../../lambdas/table/entity.ts';
import { rowsOf } from '../../../lambdas/table/resource-rows.ts';
import { newRecord } from '../../../lambdas/table/resource-values.ts';
import { MAXIMUM_SHARDS } from '../../../lambdas/table/shards.ts';

const NOW = Date.UTC(2026, 10, 27);

/** The size of an item by DynamoDB's rules ("DynamoDB item sizes and formats"). */
function sizeOf(item: Item): number {
  return Object.entries(item)
    .map(([name, value]) => Buffer.byteLength(name) + sizeOfValue(value))
    .reduce((sum, size) => sum + size, 0);
}

function sizeOfValue(value: Item[string]): number {
  if (value.S !== undefined) return Buffer.byteLength(value.S);
  if (value.N !== undefined) return Math.ceil(value.N.replace(/[-.]/g, '').length / 2) + 1;
  if (value.L !== undefined) return 3 + value.L.map((one) => 1 + sizeOfValue(one)).reduce((a, b) => a + b, 0);
  return 1;
}

test.each([
  [0, 0],
  [MAXIMUM_SHARDS - 1, MAXIMUM_SHARDS - 1],
])('a plain record with all its index keys, in the shards %j, takes one write unit', (...shards) => {
  const id = '0b9c3f1e-5a7d-4c2b-9e8f-1a2b3c4d5e6f';
  const resource: Resource = {
    id,
    accountId: 'acme-media-services',
    fileName: `${'x'.repeat(36)}.jpg`,
    mediaType: 'image/jpeg',
    object: `resources/${id}`,
    createdAt: NOW,
    uploadedAt: NOW,
    size: 12_345_678,
    expiresAt: NOW + 86_400_000,
    forgetAt: NOW + 90 * 86_400_000,
    containerId: '0123456789abcdef01234567',
    tags: ['invoice'],
    status: 'available',
  };
  const record = {
    ...newRecord(resource, 'client#0123456789abcdef01234567', NOW),
    etag: 'd41d8cd98f00b204e9800998ecf8427e',
    object: `resources/${id}?versionId=${'0'.repeat(32)}`,
    ...(shards.includes(0) ? {} : { shards }),
  };
  const { item, beside } = rowsOf(id, record);
  expect(beside).toBeUndefined();
  expect(Object.keys(item).filter((name) => /^gsi\dpk$/.test(name))).toHaveLength(5);
  expect(sizeOf(item)).toBeLessThan(1024);
});
