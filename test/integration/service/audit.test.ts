import { CloudWatchLogsClient, PutLogEventsCommand } from '@aws-sdk/client-cloudwatch-logs';
import { expect, test } from 'vitest';
import { auditLog } from '../../../lambdas/aws/audit-log.ts';
import { clientConfiguration } from '../../../lambdas/aws/aws-client.ts';
import { catalogueAt } from '../../acceptance/support/catalogue.ts';
import { containersAt } from '../../acceptance/support/containers.ts';
import { basic, contentAt, newText } from '../../acceptance/support/content.ts';
import { upload } from '../../acceptance/support/store.ts';
import { PATIENCE } from '../../support/patience.ts';
import { SECOND, startService } from './service-under-test.ts';

const service = await startService();
const { api, clock, baseUrl } = service;

async function newAccount(accountId: string) {
  const client = await service.addClient({ accountId, tokenLifetimeSeconds: 86_400 });
  const token = await api.token(client);
  return {
    by: `client#${client.client_id}`,
    token,
    content: contentAt(baseUrl, basic(client.client_id, client.client_secret)),
    catalogue: catalogueAt(baseUrl, `Token ${token}`),
    containers: containersAt(baseUrl, token),
    /** What the audit tells, each entry as its columns but the time. */
    async told() {
      await service.changesDelivered();
      const lines = (await service.operate('audit', undefined, { account: accountId })).split('\n');
      return lines.map((line) => line.split(/ {2,}/).slice(1));
    },
  };
}

/** Does something a second later than the last thing. */
async function later<Result>(act: () => Promise<Result>): Promise<Result> {
  clock.time += SECOND;
  return act();
}

test('tells who did what to which file, in order', async () => {
  const { by, token, content, catalogue, told } = await newAccount('files');
  const { id } = await later(() => api.reserve(token, { mode: 'persistent_reference' }));
  const asked = await later(() => api.reserve(token));
  await later(() => upload(asked, 'Hello'));
  await later(() => api.link(asked.id));
  const kept = await later(() => content.uploaded(newText()));
  await later(() => catalogue.patch(kept.id, { name: 'Deed', tags: ['red'] }));
  await later(() => content.update({ id: kept.id, expirationDate: '2040-12-31' }));
  await later(() => content.remove(kept.id));
  await later(() => api.remove(token, id));
  clock.time += 3600 * SECOND;
  await service.endResources();
  expect(await told()).toEqual([
    ['resource.requested', by, id],
    ['resource.requested', by, asked.id],
    ['resource.uploaded', 'service', asked.id, `requested by ${by}`],
    ['resource.made', by, kept.id],
    ['resource.changed', by, kept.id, 'name tags'],
    ['resource.extended', by, kept.id, 'expires_at'],
    ['resource.deleted', by, kept.id],
    ['resource.deleted', by, id],
    ['resource.expired', 'service', asked.id],
  ]);
});

test('tells who did what to which container, and of clones', async () => {
  const { by, containers, told } = await newAccount('containers');
  const { id } = await later(() => containers.created());
  const file = await later(() => containers.put(id, 'a text'));
  await later(() => containers.updated(id, { name: 'Renamed', tags: ['red'] }));
  clock.time += SECOND;
  const { toContainerId } = await containers.cloned(id, 'Copy');
  await later(() => containers.remove(id, 'traverse=true'));
  await expect.poll(() => containers.get(id).then(({ status }) => status), PATIENCE).toBe(404);
  const lines = await told();
  const copied = lines.find(([action]) => action === 'resource.copied');
  expect(lines).toEqual(
    expect.arrayContaining([
      ['container.made', by, id],
      ['resource.made', by, file],
      ['container.changed', by, id, 'name tags'],
      ['resource.copied', by, copied?.[2]],
      ['container.made', by, toContainerId],
      ['container.cloned', by, id, `to ${toContainerId}`],
      ['container.deleted', by, id],
      ['resource.deleted', by, file],
    ]),
  );
  expect(lines).toHaveLength(8);
});

test('tells each thing once, although an entry may be written twice', async () => {
  const { told } = await newAccount('twice');
  const entry = {
    time: clock.time,
    action: 'container.made',
    accountId: 'twice',
    by: 'client#x',
    containerId: 'c',
  } as const;
  const write = auditLog(service.platform);
  await write([
    { ...entry, id: 'one' },
    { ...entry, id: 'two' },
  ]);
  await write([{ ...entry, id: 'one' }]);
  await write([]);
  expect(await told()).toHaveLength(2);
});

test('says that there is nothing of an account, and reads many pages', async () => {
  const { by, told } = await newAccount('many');
  expect(await service.operate('audit', undefined, { account: 'many', days: '1' })).toBe(
    'The audit has nothing of the account many in the last 1 days.',
  );
  const write = auditLog(service.platform);
  const entry = { time: clock.time, action: 'resource.made', accountId: 'many', by } as const;
  await write(Array.from({ length: 12_345 }, (_, index) => ({ ...entry, id: String(index) })));
  const lines = await told();
  expect(lines.length).toBeGreaterThanOrEqual(10_000);
  expect(lines.length).toBeLessThan(12_000);
});

test('refuses entries of another log or time, as CloudWatch Logs does', async () => {
  const client = new CloudWatchLogsClient(clientConfiguration(service.platform, 'CLOUDWATCH_LOGS'));
  const names = { logGroupName: 'audit', logStreamName: 'changes' };
  const event = (timestamp: number) => ({ timestamp, message: '{}' });
  const put = (logEvents: { timestamp: number; message: string }[], change: object = {}) =>
    client.send(new PutLogEventsCommand({ ...names, ...change, logEvents }));
  await expect(put([event(1)], { logGroupName: 'other' })).rejects.toThrow('does not exist');
  await expect(put([event(2), event(1)])).rejects.toThrow('chronological order');
  await expect(put([])).rejects.toThrow();
  const { rejectedLogEventsInfo } = await put([event(1), event(clock.time), event(clock.time + 86_400_000)]);
  expect(rejectedLogEventsInfo).toEqual({ tooOldLogEventEndIndex: 1, tooNewLogEventStartIndex: 2 });
  client.destroy();
});
