import { expect, test } from 'vitest';
import { usage } from '../../../lambdas/table/entities.ts';
import { remove } from '../../../lambdas/table/table.ts';
import { usageRecords } from '../../../lambdas/table/usage.ts';
import { basic, contentAt, newText } from '../../acceptance/support/content.ts';
import { upload } from '../../acceptance/support/store.ts';
import { PATIENCE } from '../../support/patience.ts';
import { DAY, startService } from './service-under-test.ts';

const service = await startService();
const { api, clock, accounts } = service;
const client = await service.addClient({ tokenLifetimeSeconds: 86_400 });
const content = contentAt(service.baseUrl, basic(client.client_id, client.client_secret));

const counts = async () => {
  const { status, text } = await api.send({ path: '/v1/usage', token: await api.token(client) });
  expect(status, text).toBe(200);
  const { total, days } = JSON.parse(text);
  return { total, days };
};

const dayBefore = (days: number) => new Date(clock.time - days * DAY).toISOString().slice(0, 10);

test('a recount corrects wrong counts, and removes counts without files', async () => {
  const text = await content.uploaded(newText(), { expirationDate: null });
  clock.time += DAY;
  const reservation = await api.reserve(await api.token(client), { mode: 'persistent_reference' });
  await upload(reservation, 'some bytes');
  const right = {
    total: { files: 2, bytes: text.size + 10 },
    days: [
      { day: dayBefore(0), files: 1, bytes: 10, types: [{ mime_type: 'image/jpg', files: 1, bytes: 10 }] },
      {
        day: dayBefore(1),
        files: 1,
        bytes: text.size,
        types: [{ mime_type: 'text/plain', files: 1, bytes: text.size }],
      },
    ],
  };
  await expect.poll(counts, PATIENCE).toEqual(right);

  await usageRecords(accounts.table).add([
    { accountId: 'acme', day: dayBefore(0), mediaType: 'image/jpg', files: 3, bytes: -100 },
    { accountId: 'acme', day: dayBefore(2), mediaType: 'video/mp4', files: 1, bytes: 1 },
    { accountId: 'other', day: dayBefore(2), mediaType: 'video/mp4', files: 1, bytes: 1 },
  ]);
  await remove(accounts.table, usage.key('acme', dayBefore(1), 'text/plain'));
  expect(await counts()).not.toEqual(right);

  expect(await service.operate('recount', undefined, { account: 'acme' })).toBe(
    'The files of the account acme are being recounted: the count begins within a minute.',
  );
  expect(await service.operate('recount', undefined, { account: 'acme' })).toBe(
    'The files of the account acme are being recounted already.',
  );
  await service.resumeJobs();
  await expect.poll(counts, PATIENCE).toEqual(right);
  const ofOther = await usageRecords(accounts.table).between('other', dayBefore(9), dayBefore(0), 9);
  expect(ofOther).toHaveLength(1);
});
