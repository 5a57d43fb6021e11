import { describe, expect, test } from 'vitest';
import { GONE, NO_RESOURCE, outcome, refusal } from '../../acceptance/support/problems.ts';
import { UPLOADED, upload } from '../../acceptance/support/store.ts';
import { SECOND, startService } from './service-under-test.ts';

const service = await startService();
const { api, clock } = service;
const client = await service.addClient();

/** An uploaded resource, and its expiry. */
async function uploaded(fields: object = {}) {
  const token = await api.token(client);
  const reservation = await api.reserve(token, fields);
  await upload(reservation, 'Hello');
  return { ...reservation, token, expiresAt: Date.parse(reservation.expires_at ?? '') };
}

describe('a temporary URL', () => {
  test.each(['GET', 'HEAD'])('leads %s to the file until its last second', async (method) => {
    const { id, expiresAt } = await uploaded({ expire: 120 });
    clock.time = expiresAt - 1;
    expect((await api.send({ method, path: `/v1/resources/${id}` })).status).toBe(302);
    clock.time = expiresAt;
    const expired = await api.send({ method, path: `/v1/resources/${id}` });
    const { status, body } = refusal(410, GONE);
    expect(outcome(expired)).toEqual({ status, body: method === 'HEAD' ? '' : body });
  });

  test('lives as long as requested, or longer', async () => {
    const askedAt = clock.time;
    const { expiresAt } = await uploaded({ expire: 1 });
    expect(expiresAt - askedAt).toSatisfy((life: number) => life >= SECOND && life < 2 * SECOND);
  });

  test('is resolved until its end, and not after', async () => {
    const { id, token, expiresAt } = await uploaded();
    clock.time = expiresAt - 1;
    expect((await api.resolve(token, id)).status).toBe(200);
    clock.time = expiresAt;
    expect(outcome(await api.resolve(token, id))).toEqual(refusal(404, NO_RESOURCE));
  });

  test('can be deleted after its end', async () => {
    const { id, token, expiresAt } = await uploaded();
    clock.time = expiresAt;
    expect((await api.remove(token, id)).status).toBe(204);
    expect(outcome(await api.get(id))).toEqual(refusal(410, GONE));
  });
});

test('a persistent reference leads to its file after years', async () => {
  const { id } = await uploaded({ mode: 'persistent_reference' });
  clock.time += 10 * 365 * 24 * 60 * 60 * SECOND;
  expect((await fetch(await api.link(id))).status).toBe(200);
  expect((await api.resolve(await api.token(client), id)).status).toBe(200);
});

describe('a link', () => {
  test('ends five minutes after it was made', async () => {
    const { id } = await uploaded({ mode: 'persistent_reference' });
    const link = await api.link(id);
    clock.time += 299 * SECOND;
    expect((await fetch(link)).status).toBe(200);
    clock.time += 2 * SECOND;
    expect((await fetch(link)).status).toBe(403);
    expect((await fetch(await api.link(id))).status).toBe(200);
  });

  test('ends with the resource, give or take a second', async () => {
    const { id, expiresAt } = await uploaded();
    clock.time = expiresAt - 10 * SECOND;
    const link = await api.link(id);
    clock.time = expiresAt - SECOND;
    expect((await fetch(link)).status).toBe(200);
    clock.time = expiresAt + SECOND;
    expect((await fetch(link)).status).toBe(403);
  });
});

describe('an upload', () => {
  test.each([
    ['a persistent reference', { mode: 'persistent_reference' }, 3600],
    ['a long-lived temporary URL', { expire: 86_400 }, 3600],
    ['a short-lived temporary URL', { expire: 60 }, 60],
  ])('for %s may begin until the last second of its window', async (_, fields, seconds) => {
    const askedAt = clock.time;
    const reservation = await api.reserve(await api.token(client), fields);
    const expiresAt = Date.parse(reservation.upload_expires_at);
    expect(expiresAt).toBe(Math.ceil(askedAt / SECOND + seconds) * SECOND);
    clock.time = expiresAt - 1;
    expect(await upload(reservation, 'Hello')).toEqual(UPLOADED);
    clock.time = expiresAt;
    expect(await upload(reservation, 'Hello')).toEqual({ status: 403, code: 'AccessDenied' });
  });
});
