import { describe, expect, test } from 'vitest';
import { PATIENCE } from '../support/patience.ts';
import { apiAt } from './support/api.ts';
import { GONE, NO_CREDENTIALS, NO_RESOURCE, outcome, refusal } from './support/problems.ts';
import { UPLOADED, upload } from './support/store.ts';
import { openTarget } from './support/target.ts';

const target = await openTarget();
const api = apiAt(target.base_url);
const token = await api.token(target);

const DELETED = { status: 204, body: '' };

async function uploaded(fields: object = {}) {
  const reservation = await api.reserve(token, fields);
  await upload(reservation, 'Hello');
  return reservation;
}

/** S3 answers 403 instead of 404 if the link's signer may not list the bucket. */
const isUnreadable = (status: number) => status === 403 || status === 404;

describe('a deletion', () => {
  test.each(['temporary_url', 'persistent_reference'])('removes a %s', async (mode) => {
    const { id } = await uploaded({ mode });
    expect(outcome(await api.remove(token, id))).toEqual(DELETED);
    expect(outcome(await api.get(id))).toEqual(refusal(410, GONE));
    expect(outcome(await api.resolve(token, id))).toEqual(refusal(404, NO_RESOURCE));
  });

  test('ends earlier links at once', async () => {
    const { id } = await uploaded();
    const link = await api.link(id);
    expect((await fetch(link)).status).toBe(200);
    await api.remove(token, id);
    expect((await fetch(link)).status).toSatisfy(isUnreadable);
  });

  test('can be repeated', async () => {
    const { id } = await uploaded();
    const answers = [await api.remove(token, id), await api.remove(token, id), await api.remove(token, id)];
    expect(answers.map(outcome)).toEqual([DELETED, DELETED, DELETED]);
  });

  test('is allowed before the upload', async () => {
    const { id } = await api.reserve(token);
    expect(outcome(await api.remove(token, id))).toEqual(DELETED);
    expect(outcome(await api.get(id))).toEqual(refusal(410, GONE));
  });

  test('leaves nothing readable of a later upload with an earlier form', async () => {
    const reservation = await uploaded();
    const link = await api.link(reservation.id);
    await api.remove(token, reservation.id);
    expect(await upload(reservation, 'Hello again')).toEqual(UPLOADED);
    expect(outcome(await api.get(reservation.id))).toEqual(refusal(410, GONE));
    // In AWS, the upload's event takes a moment.
    await expect.poll(async () => (await fetch(link)).status, PATIENCE).toSatisfy(isUnreadable);
  });

  test('removes no other resource', async () => {
    const [kept, removed] = await Promise.all([uploaded(), uploaded()]);
    await api.remove(token, removed.id);
    expect(await (await fetch(kept.uri)).text()).toBe('Hello');
  });
});

describe('nothing is deleted', () => {
  test.each(['00000000-0000-4000-8000-000000000000', 'unknown', '%00', '..'])('for %s', async (id) => {
    const removal = api.send({ method: 'DELETE', path: `/v1/resources/${id}`, token });
    expect(outcome(await removal)).toEqual(refusal(404, NO_RESOURCE));
  });

  test('without a token', async () => {
    const { id, uri } = await uploaded();
    const answer = await api.send({ method: 'DELETE', path: `/v1/resources/${id}` });
    expect(outcome(answer)).toEqual(refusal(401, NO_CREDENTIALS));
    expect(await (await fetch(uri)).text()).toBe('Hello');
  });

  test.runIf(target.other)('for another account', async () => {
    const stranger = await api.token(target.other ?? target);
    const { id, uri } = await uploaded();
    expect(outcome(await api.remove(stranger, id))).toEqual(refusal(404, NO_RESOURCE));
    expect(await (await fetch(uri)).text()).toBe('Hello');
  });
});
