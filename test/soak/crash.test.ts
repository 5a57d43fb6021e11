import { randomBytes, randomInt } from 'node:crypto';
import fc from 'fast-check';
import { expect, onTestFinished, test, vi } from 'vitest';
import { openAccounts } from '../../bin/provider/accounts.ts';
import type { ResourceStore } from '../../lambdas/model/resources/ports.ts';
import { resourceRecords } from '../../lambdas/table/resources.ts';
import { lastingPort, openService, startService, temporaryFolder } from '../e2e/service.ts';
import { beginContent, beginUpload, dataFiles } from '../e2e/slow-upload.ts';
import { create, exchange, getToken, upload } from '../support/api-client.ts';
import { sendContent } from '../support/content-client.ts';
import { type LocalProcess, raiseLimit } from '../support/local-process.ts';
import { PATIENCE } from '../support/patience.ts';
import { type Content, type Entry, fileOf, type Ledger, workUntilKilled } from './crash-client.ts';

/** A service, in whichever process it runs. */
type Running = Pick<LocalProcess, 'credentials'>;

const plans = fc.record({
  files: fc.array(fc.record({ size: fc.integer({ min: 1, max: 200_000 }), deleted: fc.boolean() }), {
    minLength: 10,
  }),
  answers: fc.integer({ min: 1, max: 120 }),
});

/** The records, read like an operator's command. */
async function recordsOf(dataDirectory: string): Promise<ResourceStore> {
  const accounts = await openAccounts({ dataDirectory });
  onTestFinished(() => accounts.close());
  return resourceRecords(accounts.table, Date.now);
}

/** Follows the redirect of a resource's URL to the file. */
async function download({ credentials }: Running, id: string) {
  const redirect = await exchange('GET', `${credentials.base_url}/v1/resources/${id}`);
  const { location } = redirect.headers;
  return location === undefined ? redirect : exchange('GET', location);
}

/**
 * The statuses that a resource's URL and reference may have after the kill: exactly one if the last request was
 * acknowledged.
 */
function possibleStatuses({ upload, deletion }: Entry): { download: number[]; resolve: number[] } {
  if (deletion === 'acknowledged') return { download: [410], resolve: [404] };
  if (deletion === 'begun') return { download: [200, 410], resolve: [200, 404] };
  return { download: upload === 'acknowledged' ? [200] : [200, 404], resolve: [200] };
}

/** Everything of a resource that contradicts the ledger. */
async function violations(
  service: Running,
  records: ResourceStore,
  token: string,
  entry: Entry,
): Promise<string[]> {
  const possible = possibleStatuses(entry);
  const headers = { authorization: `Bearer ${token}` };
  const url = `${service.credentials.base_url}/v1/resources/${entry.id}/resolve`;
  const { status: resolved } = await exchange('GET', url, headers);
  const { status, body } = await download(service, entry.id);
  const problems: string[] = [];
  const story = JSON.stringify(entry);
  if (!possible.resolve.includes(resolved)) problems.push(`${story} resolves with ${resolved}`);
  if (!possible.download.includes(status)) problems.push(`${story} downloads with ${status}`);
  if (status === 200) {
    if (!body.equals(fileOf(entry))) problems.push(`${story} has other bytes`);
    // The restarted service soon handles the event of an upload that the kill interrupted.
    await vi.waitFor(
      async () => expect(await records.find(entry.id)).toMatchObject({ status: 'available' }),
      PATIENCE,
    );
  }
  return problems;
}

/** The file at a location, or the status without one. */
async function fileAt(location: string): Promise<Buffer | number> {
  const redirect = await exchange('GET', location);
  if (redirect.headers.location === undefined) return redirect.status;
  return (await exchange('GET', redirect.headers.location)).body;
}

/** Expects an acknowledged file of the content door to exist, and no partial one. */
async function expectWhole({ credentials }: Running, { file, location }: Content): Promise<void> {
  if (location !== undefined) {
    expect(await fileAt(location)).toEqual(file);
    return;
  }
  // An unacknowledged file may exist, but only complete; the next upload finds it, or stores it.
  const { status, headers, body } = await sendContent(credentials, file);
  expect([201, 302]).toContain(status);
  expect(
    await fileAt(status === 201 ? (headers.location ?? '') : JSON.parse(body.toString()).location),
  ).toEqual(file);
}

test('kill -9 at any moment loses no acknowledged data', async () => {
  const data = await temporaryFolder();
  const port = await lastingPort();
  const ledger: Ledger = { entries: [], contents: [], providers: [] };
  const seeds: number[] = [];
  const work = async (service: LocalProcess) => {
    const seed = randomInt(2 ** 31);
    seeds.push(seed);
    for (const plan of fc.sample(plans, { seed, numRuns: 1 }))
      await workUntilKilled(service, data, token, plan, ledger);
  };
  const expectKept = async (service: Running) => {
    const records = await recordsOf(data);
    const when = `after kills with the seeds ${seeds}`;
    for (const entry of ledger.entries)
      expect(await violations(service, records, token, entry), when).toEqual([]);
    for (const content of ledger.contents) await expectWhole(service, content);
    for (const provider of ledger.providers) await getToken({ ...service.credentials, ...provider });
  };

  const first = await startService(data, port);
  await raiseLimit(data, first.credentials);
  const token = await getToken(first.credentials);
  await work(first);
  const second = await startService(data, port);
  await expectKept(second);
  await work(second);
  await expectKept(await openService(data, port));
});

test('interrupted uploads do not exist after the kill, and can be repeated', async () => {
  const data = await temporaryFolder();
  const port = await lastingPort();
  const first = await startService(data, port);
  const reservation = await create(first.credentials.base_url, await getToken(first.credentials));
  const { file, broken } = await beginUpload(reservation, data);
  const content = randomBytes(1024 ** 2);
  const begun = await beginContent(first.credentials, content);
  await first.end('SIGKILL');
  await Promise.all([broken, begun.broken]);

  const second = await openService(data, port);
  expect(await dataFiles(data)).toEqual([]);
  const { status, body } = await download(second, reservation.id);
  expect([status, JSON.parse(body.toString()).error.message]).toEqual([
    404,
    'The file has not been uploaded yet.',
  ]);
  await upload(reservation, [file]);
  expect((await download(second, reservation.id)).body.equals(file)).toBe(true);
  expect((await sendContent(second.credentials, content)).status).toBe(201);
});
