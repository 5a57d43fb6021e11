import { describe, expect, test } from 'vitest';
import { losses } from '../../bin/deploy/losses.ts';
import type { Properties } from '../../bin/deploy/template.ts';
import { synthesise, synthesiseStorage } from './synthesis.ts';

const TABLE = 'TableCD117FA1';
const BUCKET = 'Bucket83908E77';
const KEY = 'EncryptionKey1B843E66';
const table = `${TABLE} (AWS::DynamoDB::Table)`;
const bucket = `${BUCKET} (AWS::S3::Bucket)`;
const key = `${KEY} (AWS::KMS::Key)`;

const deployed = synthesiseStorage().toJSON();
const withKeys = (signingKeys: string) => synthesiseStorage({ signingKeys }).toJSON();

type Resources = Record<string, { Type: string; DeletionPolicy?: string; Properties: Properties }>;

/** What the deployed storage stack would lose by a changed template. */
function lossesBy(change: (resources: Resources) => void): string[] {
  const next = structuredClone(deployed);
  change(next['Resources']);
  return losses(deployed, next);
}

const properties = (resources: Resources, id: string) => resources[id]?.Properties ?? expect.fail();
/** Sets a property of a resource; a dotted path leads to it. */
const set = (id: string, path: string, value: unknown) => (resources: Resources) => {
  const names = path.split('.');
  const last = names.pop() ?? '';
  const parent = names.reduce((within, name) => within[name], properties(resources, id));
  Object.assign(parent, { [last]: value });
};
const indexesOf = (resources: Resources) => properties(resources, TABLE)['GlobalSecondaryIndexes'];
const rulesOf = (resources: Resources) => properties(resources, BUCKET)['LifecycleConfiguration'].Rules;
const index = (IndexName: string) => ({ IndexName, KeySchema: [], Projection: { ProjectionType: 'ALL' } });

describe('A deployment may', () => {
  test.each<[string, (resources: Resources) => void]>([
    ['change nothing', () => {}],
    ['add an index', (all) => indexesOf(all).push(index('gsi8'))],
    ['let other pages upload', (all) => properties(all, BUCKET)['CorsConfiguration'].CorsRules.pop()],
    [
      'end the parts of abandoned uploads earlier',
      set(BUCKET, 'LifecycleConfiguration.Rules.0.AbortIncompleteMultipartUpload', 1),
    ],
    [
      'end objects with a new tag',
      (all) =>
        rulesOf(all).push({
          TagFilters: [{ Key: 'expire-after-days', Value: '1000' }],
          ExpirationInDays: 1000,
        }),
    ],
    ['change what is not kept', (all) => delete all['EncryptionKeyAliasC93FE124']],
  ])('%s', (_, change) => {
    expect(lossesBy(change)).toEqual([]);
  });

  test.each([
    ['add a signing key', '1', '1,2'],
    ['sign with another one', '1,2', '2,1'],
    ['drop the old one then', '2,1', '2'],
  ])('%s', (_, before, after) => {
    expect(losses(withKeys(before), withKeys(after))).toEqual([]);
  });
});

describe('A deployment is refused that would', () => {
  test.each<[string, (resources: Resources) => void, string[]]>([
    [
      'lose the table',
      (all) => delete all[TABLE],
      [`${table} would leave the stack, and the service would not find what it stores.`],
    ],
    [
      'rename the table',
      set(TABLE, 'TableName', 'other'),
      [`${table} would be replaced because of TableName.`],
    ],
    [
      "change the table's keys",
      set(TABLE, 'KeySchema.0.AttributeName', 'id'),
      [`${table} would be replaced because of KeySchema.`],
    ],
    [
      "change an attribute's type",
      set(TABLE, 'AttributeDefinitions.0.AttributeType', 'N'),
      [`${table} cannot have the attribute pk with another type.`],
    ],
    [
      'make two indexes at once',
      (all) => indexesOf(all).push(index('gsi8'), index('gsi9')),
      [`${table} can have one new index in a deployment, not gsi8 and gsi9.`],
    ],
    ['lose an index', (all) => indexesOf(all).pop(), [`${table} would lose the index gsi7.`]],
    [
      'change an index',
      set(TABLE, 'GlobalSecondaryIndexes.0.Projection', { ProjectionType: 'KEYS_ONLY' }),
      [`${table} cannot have another index gsi1: add one with another name.`],
    ],
    [
      'forget rows by another attribute',
      set(TABLE, 'TimeToLiveSpecification.AttributeName', 'end'),
      [`${table} would forget rows by another attribute, and those that have the old one stay.`],
    ],
    [
      'replace the stream',
      set(TABLE, 'StreamSpecification.StreamViewType', 'KEYS_ONLY'),
      [`${table} would get another stream, and the changes waiting in this one would be lost.`],
    ],
    [
      'unprotect the table',
      (all) => {
        set(TABLE, 'DeletionProtectionEnabled', false)(all);
        set(TABLE, 'PointInTimeRecoverySpecification', undefined)(all);
      },
      [
        `${table} would no longer be protected from deletion.`,
        `${table} would no longer be kept for recovery at any point in time.`,
      ],
    ],
    [
      'delete the bucket with its stack',
      (all) => delete all[BUCKET]?.DeletionPolicy,
      [`${bucket} would be deleted with its stack: it must be retained.`],
    ],
    [
      'rename the bucket',
      set(BUCKET, 'BucketName', 'other'),
      [`${bucket} would be replaced because of BucketName.`],
    ],
    [
      'stop keeping versions',
      set(BUCKET, 'VersioningConfiguration.Status', 'Suspended'),
      [`${bucket} would no longer keep versions.`],
    ],
    [
      'end objects earlier',
      set(BUCKET, 'LifecycleConfiguration.Rules.31.ExpirationInDays', 7),
      [`${bucket} would end objects by another rule, expire-after-30-days.`],
    ],
    [
      'end all objects',
      (all) => rulesOf(all).push({ Id: 'all', Status: 'Enabled', ExpirationInDays: 30 }),
      [`${bucket} would end objects by another rule, all.`],
    ],
    ['make another key', set(KEY, 'MultiRegion', true), [`${key} cannot have another MultiRegion.`]],
    [
      'lose the key of the secrets',
      (all) => delete all[KEY],
      [`${key} would leave the stack, and the service would not find what it stores.`],
    ],
  ])('%s', (_, change, reasons) => {
    expect(lossesBy(change)).toEqual(reasons);
  });

  test('leave no signing key that is known already', () => {
    expect(losses(withKeys('1'), withKeys('2'))).toEqual([
      expect.stringMatching(/^SigningKey1\w+ \(AWS::KMS::Key\) would leave the stack/),
    ]);
  });

  test('lose a queue of what could not be done', () => {
    const api = synthesise().api.toJSON();
    const { Unreconciled8D0E7E3F: queue, ...others } = api['Resources'];
    expect(queue).toBeDefined();
    expect(losses(api, { Resources: others })).toEqual([
      'Unreconciled8D0E7E3F (AWS::SQS::Queue) would leave the stack, and the service would not find what it stores.',
    ]);
  });
});
