import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTable, type Table } from '../../local/table/table.ts';
import { makeFolder, removeFolder } from '../support/local-process.ts';
import { linesOf, provider, valuesIn } from './provider-commands.ts';

const keys = { AWS_ACCESS_KEY_ID: 'id', AWS_SECRET_ACCESS_KEY: 'secret' };
const aws = { AWS_REGION: 'eu-central-1', ...keys };
let table: Table;
let directory: string;

beforeAll(async () => {
  directory = await makeFolder();
  const credentials = { accessKeyId: keys.AWS_ACCESS_KEY_ID, secretAccessKey: keys.AWS_SECRET_ACCESS_KEY };
  table = await openTable({ directory, tableName: 'resource-manager-x', now: Date.now, credentials });
});

afterAll(async () => {
  await table.close();
  await removeFolder(directory);
});

test('works on the table of the deployed stage', async () => {
  const environment = { ...aws, AWS_ENDPOINT_URL_DYNAMODB: table.endpoint };
  const lines = await linesOf(environment, 'create', '--account', 'acme', '--stage', 'x', '--user', 'ann');
  const { client_id = '' } = valuesIn(lines);
  await linesOf(environment, 'disable', client_id, '--stage', 'x');
  const [, row = ''] = await linesOf(environment, 'list', '--stage', 'x');
  expect(row.split(/ {2,}/).slice(0, 4)).toEqual([
    'acme',
    client_id,
    expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
    'disabled',
  ]);
});

test.concurrent.each([
  [
    'no such stage',
    'y',
    aws,
    'There is no such stage in this region: check --stage and AWS_REGION, or deploy it first.',
  ],
  [
    'no credentials',
    'x',
    { AWS_REGION: 'eu-central-1' },
    'No AWS credentials were found: sign in, or choose a profile with AWS_PROFILE.',
  ],
  ['no region', 'x', keys, 'No AWS region was found: set AWS_REGION.'],
  [
    'no network',
    'x',
    { ...aws, AWS_ENDPOINT_URL_DYNAMODB: 'http://127.0.0.1:1' },
    'The table cannot be reached: connect ECONNREFUSED 127.0.0.1:1',
  ],
])('says in one sentence that there is %s', async (_, stage, environment, message) => {
  const { code, stderr } = await provider(
    { AWS_ENDPOINT_URL_DYNAMODB: table.endpoint, ...environment },
    ...['list', '--stage', stage],
  );
  expect([code, stderr]).toEqual([1, `${message}\n`]);
});
