import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { S3Client } from '@aws-sdk/client-s3';
import { afterAll, expect, test } from 'vitest';
import { runCommandLine } from '../../../bin/smoke/command-line.ts';
import type { Deployment } from '../../../bin/smoke/deployment.ts';
import { answeredDoubts, openDoubts } from '../../../bin/smoke/doubts.ts';
import { objectsIn } from '../../../bin/smoke/objects.ts';
import { documentOf } from '../../../bin/smoke/report.ts';
import { runSmoke } from '../../../bin/smoke/run.ts';
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

test('everything holds in the local cloud, each doubt is answered, and nothing is left', async () => {
  const printed: string[] = [];
  const file = path.join(folder, 'report.md');
  const output = { log: (line: string) => printed.push(line), error: (line: string) => printed.push(line) };
  const code = await runCommandLine(['--report', file], async () => deploymentWith(quiet), output);
  expect(printed.filter((line) => /^ {2}(failed|left out)/.test(line))).toEqual([]);
  expect(printed.at(-1)).toBe(`The report is in ${file}.`);
  expect(code).toBe(0);
  const answers = (await readFile(file, 'utf8')).split('## The doubts of ADR 11')[1] ?? '';
  for (const doubt of answeredDoubts) expect(answers).toMatch(new RegExp(`^\\| ${doubt} \\| .*: held`, 'm'));
  for (const [doubt, reason] of Object.entries(openDoubts))
    expect(answers).toContain(`| ${doubt} | Not answered here. ${reason} |`);
  const left = [];
  for await (const client of clientRecords(table).list()) left.push(client);
  expect(left).toEqual([]);
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
