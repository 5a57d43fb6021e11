import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { synthesise } from './synthesis.ts';

test('docs/backup.md gives a restored table the settings that the template gives the table', async () => {
  const text = (await readFile('docs/backup.md', 'utf8')).replaceAll(/ \\\n +/g, ' ');
  const [table] = Object.values(synthesise().storage.findResources('AWS::DynamoDB::Table'));
  const { Properties: properties } = table ?? expect.fail();
  const { StreamSpecification: stream, TimeToLiveSpecification: life } = properties;
  expect(properties).toMatchObject({
    TableName: 'resource-manager-dev',
    DeletionProtectionEnabled: true,
    PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
  });
  expect(text).toContain('--table-name resource-manager-$stage --deletion-protection-enabled');
  expect(text).toContain('PointInTimeRecoveryEnabled=true');
  expect(text).toContain(`StreamEnabled=true,StreamViewType=${stream.StreamViewType}`);
  expect(text).toContain(`Enabled=${life.Enabled},AttributeName=${life.AttributeName}`);
  // Whatever else the table has, a restored one has too.
  expect(Object.keys(properties).toSorted()).toEqual([
    'AttributeDefinitions',
    'BillingMode',
    'DeletionProtectionEnabled',
    'GlobalSecondaryIndexes',
    'KeySchema',
    'PointInTimeRecoverySpecification',
    'StreamSpecification',
    'TableName',
    'TimeToLiveSpecification',
  ]);
});
