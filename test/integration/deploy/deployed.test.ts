import { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { expect, onTestFinished, test } from 'vitest';
import { lossesOfDeployment } from '../../../bin/deploy/deployed.ts';
import { startCloudFormation } from './cloud-formation.ts';

const table = (name: string) => ({
  Resources: {
    Table: {
      Type: 'AWS::DynamoDB::Table',
      DeletionPolicy: 'RetainExceptOnCreate',
      Properties: { TableName: name, Description: '<&>' },
    },
  },
});
const REPLACED = 'stack: Table (AWS::DynamoDB::Table) would be replaced because of TableName.';

test.each([
  ['UPDATE_COMPLETE', [REPLACED]],
  ['CREATE_COMPLETE', [REPLACED]],
  ['UPDATE_ROLLBACK_COMPLETE', [REPLACED]],
  ['ROLLBACK_COMPLETE', []],
  ['REVIEW_IN_PROGRESS', []],
  [undefined, []],
])('compares with a stack in the state %s, unless nothing is in it', async (status, losses) => {
  const stacks = status === undefined ? {} : { stack: { status, template: table('old') } };
  const { endpoint, close } = await startCloudFormation(stacks);
  const credentials = { accessKeyId: 'id', secretAccessKey: 'secret' };
  const client = new CloudFormationClient({ endpoint, region: 'eu-central-1', credentials });
  onTestFinished(async () => {
    client.destroy();
    await close();
  });
  expect(await lossesOfDeployment(client, new Map([['stack', table('new')]]))).toEqual(losses);
});
