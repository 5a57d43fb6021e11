import { once } from 'node:events';
import http, { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, beforeEach, expect, onTestFinished, test, vi } from 'vitest';
import { openTable, type Table } from '../../../local/table/table.ts';
import { makeFolder, removeFolder } from '../../support/local-process.ts';
import { linesOf, valuesIn } from '../../support/operator.ts';
import { commandLine } from './command-line.ts';

/** Variables that select an AWS account: the machine's own must not affect a test. */
const NO_AWS = {
  AWS_REGION: undefined,
  AWS_DEFAULT_REGION: undefined,
  AWS_PROFILE: undefined,
  AWS_ACCESS_KEY_ID: undefined,
  AWS_SECRET_ACCESS_KEY: undefined,
  AWS_SESSION_TOKEN: undefined,
  AWS_CONFIG_FILE: '/dev/null',
  AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
  AWS_EC2_METADATA_DISABLED: 'true',
};

const run = commandLine();

function setEnvironment(environment: Readonly<Record<string, string | undefined>>): void {
  for (const [name, value] of Object.entries(environment)) vi.stubEnv(name, value);
}

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

beforeEach(() => setEnvironment({ ...NO_AWS, AWS_ENDPOINT_URL_DYNAMODB: table.endpoint }));

afterEach(() => {
  vi.unstubAllEnvs();
});

test('works on the table of the deployed stage', async () => {
  setEnvironment(aws);
  const lines = await linesOf(run, 'create', '--account', 'acme', '--stage', 'x', '--user', 'ann');
  const { client_id = '' } = valuesIn(lines);
  await linesOf(run, 'disable', client_id, '--stage', 'x');
  const [, row = ''] = await linesOf(run, 'list', '--stage', 'x');
  expect(row.split(/ {2,}/).slice(0, 4)).toEqual([
    'acme',
    client_id,
    expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
    'disabled',
  ]);
});

test("grows a list by AWS's time if this machine's clock is slow", async () => {
  const awsTime = () => Date.now() + 4 * 60_000;
  const dated = createServer((request, response) => {
    const { headers } = request;
    const forwarded = http.request(table.endpoint, { method: 'POST', headers }, (answer) => {
      const date = new Date(awsTime()).toUTCString();
      response.writeHead(answer.statusCode ?? 0, { ...answer.headers, date });
      answer.pipe(response);
    });
    request.pipe(forwarded);
  });
  await once(dated.listen(0, '127.0.0.1'), 'listening');
  onTestFinished(() => void dated.close());
  const { port } = dated.address() as AddressInfo;
  setEnvironment({ ...aws, AWS_ENDPOINT_URL_DYNAMODB: `http://127.0.0.1:${port}` });
  const [line = ''] = await linesOf(run, 'grow', 'account#acme', '--shards', '4', '--stage', 'x');
  const [, sentence, time = ''] = /^(.+), and written in them from (\S+) on\.$/.exec(line) ?? [];
  expect(sentence).toBe('The list account#acme is read in 4 shards within a minute');
  expect(Math.abs(Date.parse(time) - awsTime() - 5 * 60_000)).toBeLessThan(20_000);
});

test.each([
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
    'The service cannot be reached: connect ECONNREFUSED 127.0.0.1:1',
  ],
])('explains in one sentence that there is %s', async (_, stage, environment, message) => {
  setEnvironment(environment);
  const { code, stderr } = await run('list', '--stage', stage);
  expect([code, stderr]).toEqual([1, `${message}\n`]);
});
