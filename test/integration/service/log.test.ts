import { expect, test, vi } from 'vitest';
import { apiAt } from '../../acceptance/support/api.ts';
import { postForm, upload } from '../../acceptance/support/store.ts';
import { startService } from './service-under-test.ts';

const service = await startService();
const { api, log } = service;

const FILE_NAME = 'confidential-name.jpg';

/** A whole flow with some errors. Resolves to everything that must not be in the log. */
async function run(): Promise<string[]> {
  const client = await service.addClient();
  const token = await api.token(client);
  const reservation = await api.reserve(token, { file_name: FILE_NAME });
  const { id, signed_request } = reservation;
  const { fields, url } = signed_request;
  await upload(reservation, 'confidential content');
  await postForm(url, { ...fields, key: 'confidential-key' }, 'confidential content');
  const link = await api.link(id);
  await fetch(link);
  await api.resolve(token, id);
  await api.create(token, { file_name: `${FILE_NAME} ${token}`, [FILE_NAME]: 1 });
  await api.create(`${token}x`, {});
  await api.send({ path: `/unknown/${token}?token=${token}`, token });
  await api.send({ path: `/v1/resources/${token}/resolve`, token });
  const wrong = {
    grant_type: 'password',
    username: 'confidential-user',
    password: 'confidential-word',
    ...client,
  };
  await api.send({ method: 'POST', path: '/oauth/token', body: JSON.stringify(wrong) });
  await api.send({
    method: 'POST',
    path: '/oauth/token',
    body: JSON.stringify({ ...wrong, client_secret: token }),
  });
  await api.remove(token, id);
  await upload(reservation, 'confidential content');
  const signatures = [fields['X-Amz-Signature'], new URL(link).searchParams.get('X-Amz-Signature')];
  const parts = [...token.split('.').slice(1), client.client_secret, ...signatures, fields['Policy'], id];
  return [...parts.map(String), 'confidential', 'X-Amz-'];
}

test('the log says who did what, and holds no secret', async () => {
  const errors = vi.spyOn(console, 'error');
  const secrets = await run();
  await service.changesDelivered();
  const text = log.join('\n');
  expect(secrets.filter((secret) => text.includes(secret))).toEqual([]);
  expect(errors).not.toHaveBeenCalled();
  const told = log.map((line): unknown => JSON.parse(line));
  expect(told).toContainEqual(
    expect.objectContaining({ route: 'create-resource', status: 200, outcome: 'done', account_id: 'acme' }),
  );
  expect(told).toContainEqual(
    expect.objectContaining({ route: 'object-created', outcome: 'recorded', uploaded_bytes: 20 }),
  );
  expect(told).toContainEqual(expect.objectContaining({ route: 'object-created', outcome: 'removed' }));
  expect(text, 'there are metrics in AWS only').not.toContain('_aws');
  expect(told).toContainEqual(
    expect.objectContaining({ route: 'create-resource', status: 401, outcome: 'credentials-refused' }),
  );
});

test('the log entry of a request has the id of its answer', async () => {
  const answer = await apiAt(service.baseUrl).get('unknown');
  const lines = log.filter((line) => line.includes(String(answer.headers['x-request-id'])));
  expect(lines.map((line): unknown => JSON.parse(line))).toEqual([
    expect.objectContaining({ route: 'download-resource', method: 'GET', status: 404, outcome: 'not-found' }),
  ]);
});

test('the log ignores objects that no provider has sent: their events are not passed on', async () => {
  const token = await api.token(await service.addClient());
  const body = JSON.stringify({ content: Buffer.from('content').toString('base64') });
  expect((await api.send({ method: 'POST', path: '/cms/v2/content', token, body })).status).toBe(201);
  const told = log.map((line): unknown => JSON.parse(line));
  expect(told).not.toContainEqual(expect.objectContaining({ outcome: 'ignored' }));
});
