import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { S3Client } from '@aws-sdk/client-s3';
import { afterAll, expect, test } from 'vitest';
import { runCommandLine } from '../../../bin/smoke/command-line.ts';
import type { Deployment } from '../../../bin/smoke/deployment.ts';
import { objectsIn } from '../../../bin/smoke/objects.ts';
import { documentOf } from '../../../bin/smoke/report.ts';
import { runSmoke } from '../../../bin/smoke/run.ts';
import { operations } from '../../../bin/smoke/subjects/operations.ts';
import { clientRecords } from '../../../lambdas/table/clients.ts';
import { openTable } from '../../../lambdas/table/open-table.ts';
import { resourceRecords } from '../../../lambdas/table/resources.ts';
import { userRecords } from '../../../lambdas/table/users.ts';
import { startLocalCloud } from '../../../local/cloud.ts';
import { BUCKET } from '../../../local/names.ts';

const folder = await mkdtemp(path.join(tmpdir(), 'smoke-'));
const cloud = await startLocalCloud({ dataDirectory: folder, port: 0, now: Date.now, log: () => {} });
const { environment } = cloud.platform;
const table = openTable(cloud.platform);
const objects = new S3Client({
  endpoint: String(environment['AWS_ENDPOINT_URL_S3']),
  region: String(environment['AWS_REGION']),
  forcePathStyle: true,
  credentials: {
    accessKeyId: String(environment['AWS_ACCESS_KEY_ID']),
    secretAccessKey: String(environment['AWS_SECRET_ACCESS_KEY']),
  },
});

afterAll(async () => {
  table.client.destroy();
  objects.destroy();
  await cloud.close();
  await rm(folder, { recursive: true });
});

/** Both queues that a stage has are empty, and its alarm is quiet. */
const quiet: Deployment['operator'] = {
  ...objectsIn(objects, BUCKET),
  deadLetters: async () => ['FailedEvents', 'Unreconciled'].map((name) => ({ name, messages: 0 })),
  alarms: async () => ({
    declared: ['ServerErrors'],
    found: [{ name: 'ServerErrors', state: 'OK', notifies: true }],
  }),
  concurrency: async () => 1000,
};

const deploymentWith = (operator: Deployment['operator']): Deployment => ({
  name: 'local cloud',
  baseUrl: cloud.baseUrl,
  operator,
  accounts: {
    clients: clientRecords(table),
    users: userRecords(table),
    table,
    now: Date.now,
    close: async () => {},
  },
  close: async () => {},
});

// That all other checks hold is tested in test/e2e/smoke.test.ts.
test('the queues, alarms and concurrency of a stage hold', async () => {
  const seen = [];
  for (const { run } of operations({ operator: quiet }).checks) seen.push(await run());
  expect(seen).toEqual(['2 queues', '1 alarms; all notify somebody', '1000 at once']);
});

test('what does not hold is named, and fails the command', async () => {
  const seen: string[] = [];
  const operator: Deployment['operator'] = {
    ...quiet,
    tagsOf: async () => ({ 'expire-after-days': '400' }),
    exists: async (object) => {
      seen.push(object);
      return true;
    },
    deadLetters: async () => [
      { name: 'FailedEvents', messages: 0 },
      { name: 'Unreconciled', messages: 2 },
    ],
    alarms: async () => ({
      declared: ['ServerErrors', 'LateChanges'],
      found: [{ name: 'ServerErrors', state: 'OK', notifies: false }],
    }),
  };
  const report = await runSmoke(deploymentWith(operator), { patience: 1000 });
  const failed = report.outcomes.filter(({ state }) => state === 'failed');
  expect(failed.map(({ title, detail }) => `${title}: ${detail}`)).toEqual(
    expect.arrayContaining([
      'The object has the tag of its lifetime, and the bucket ends it by that tag: the tag expire-after-days=1 was not seen within 1 seconds',
      'A form with no policy is refused: the bucket has stored the file',
      'Its object is removed soon: that the object is gone was not seen within 1 seconds',
      'Nothing is in the dead-letter queues: messages: 2 in Unreconciled',
      'All alarms are in place, and none has gone off: missing: LateChanges',
    ]),
  );
  expect(documentOf(report)).toContain(
    '| Tags of copies | The copied object has a tag of its own, and the same bytes: failed (',
  );
  const records = resourceRecords(table, Date.now);
  const ids = seen.map((object) => object.split('/')[1] ?? '');
  expect(ids.length).toBeGreaterThan(10);
  for (const id of ids) expect((await records.find(id))?.status).toBe('deleted');
  const left = [];
  for await (const client of clientRecords(table).list()) left.push(client);
  expect(left).toEqual([]);
});

test('a run whose time is over says so of the rest, and tidies up', async () => {
  const report = await runSmoke(deploymentWith(quiet), { timeLimit: 1 });
  const late = report.outcomes.filter(({ detail }) => detail === 'the time of the whole run was over');
  expect(late.length).toBeGreaterThan(40);
  expect(report.outcomes.slice(-2).map(({ subject, state }) => [subject, state])).toEqual([
    ['Tidying up', 'held'],
    ['Tidying up', 'held'],
  ]);
});

test.each([
  [['--stage'], "smoke: Option '--stage <value>' argument missing."],
  [['--unknown'], "smoke: Unknown option '--unknown'."],
  [['prod'], 'smoke does not take the argument prod.'],
])('the command line %j is refused', async (line, message) => {
  const errors: string[] = [];
  const output = { log: () => {}, error: (text: string) => errors.push(text) };
  expect(await runCommandLine(line, () => expect.fail(), output)).toBe(1);
  expect(errors[0]).toBe(message);
});
