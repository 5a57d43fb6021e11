import { rmSync } from 'node:fs';
import { expect, onTestFinished, test } from 'vitest';
import { makeApp } from '../infra/synthesis.ts';
import { startCloudFormation } from '../integration/deploy/cloud-formation.ts';
import { runScript } from '../support/programs.ts';

test('npm run deploy without a terminal asks for an explicit approval option', async () => {
  const { code, stdout, stderr } = await runScript('deploy', ['-c', 'stage=prod']);
  expect([code, stdout]).toEqual([1, '']);
  expect(stderr).toBe(
    'There is no terminal, so nobody can be asked to approve what the deployment changes. ' +
      'To deploy without being asked, add --require-approval never (npm run deploy -- --require-approval never).\n',
  );
});

test('npm run deploy shows the parameters of the CDK, which it takes', async () => {
  const { code, stdout } = await runScript('deploy', ['--require-approval', 'never', '--help']);
  expect(code).toBe(0);
  expect(stdout).toContain('cdk deploy');
});

test('npm run deploy names what a deployment would lose, and deploys nothing', async () => {
  const { app } = makeApp({ stage: 'prod' });
  const { directory, stacks } = app.synth();
  const [storage] = stacks;
  const deployed = structuredClone(storage?.template);
  deployed.Resources.TableCD117FA1.Properties.KeySchema[0].AttributeName = 'id';
  const { endpoint, asked, close } = await startCloudFormation({
    'ResourceManagerStorage-prod': { status: 'UPDATE_COMPLETE', template: deployed },
  });
  onTestFinished(async () => {
    rmSync(directory, { recursive: true });
    await close();
  });
  const environment = {
    AWS_ENDPOINT_URL: endpoint,
    AWS_REGION: 'eu-central-1',
    AWS_ACCESS_KEY_ID: 'id',
    AWS_SECRET_ACCESS_KEY: 'secret',
  };
  const parameters = ['--app', directory, '--require-approval', 'never'];
  const { code, stdout, stderr } = await runScript('deploy', parameters, { environment });
  expect([code, stdout]).toEqual([1, '']);
  expect(stderr.split('\n').slice(0, 2)).toEqual([
    'Nothing is deployed, since that would replace or lose what is stored:',
    '- ResourceManagerStorage-prod: TableCD117FA1 (AWS::DynamoDB::Table) would be replaced because of KeySchema.',
  ]);
  expect(asked).toEqual([
    'DescribeStacks ResourceManagerStorage-prod',
    'GetTemplate ResourceManagerStorage-prod',
    'DescribeStacks ResourceManagerApi-prod',
  ]);
});
