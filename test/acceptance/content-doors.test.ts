import { describe, expect, test } from 'vitest';
import { apiAt } from './support/api.ts';
import {
  base64,
  contentAt,
  contentRefusal,
  created,
  dateIn,
  expirationIn,
  newText,
  told,
} from './support/content.ts';
import { GONE, NO_RESOURCE, outcome, refusal } from './support/problems.ts';
import { UPLOADED, upload } from './support/store.ts';
import { openTarget } from './support/target.ts';

const target = await openTarget();
const api = apiAt(target.base_url);
const token = await api.token(target);
const content = contentAt(target.base_url, `Bearer ${token}`);

const NOT_UPLOADED = contentRefusal(404, 'The file has not been uploaded yet');

describe('a resource made by POST /v1/resources', () => {
  test('is not found here before its upload', async () => {
    const { id } = await api.reserve(token);
    expect(outcome(await content.get(id))).toEqual(NOT_UPLOADED);
    expect(outcome(await content.update({ id, expirationDate: dateIn(10) }))).toEqual(NOT_UPLOADED);
  });

  test('can be deleted here before its upload', async () => {
    const { id } = await api.reserve(token);
    expect((await content.remove(id)).status).toBe(200);
    expect(outcome(await api.get(id))).toEqual(refusal(410, GONE));
  });

  test.each(['temporary_url', 'persistent_reference'])('is found here after its upload: %s', async (mode) => {
    const reservation = await api.reserve(token, { mode, mime_type: 'image/png' });
    expect(await upload(reservation, 'Hello')).toEqual(UPLOADED);
    const { id, expires_at } = reservation;
    expect(told(await content.get(id))).toEqual({
      id,
      // The day of its last moment.
      expirationDate:
        expires_at && `${new Date(Date.parse(expires_at) - 1).toISOString().slice(0, 10)}T00:00:00Z`,
      size: 5,
      contentType: 'image/png',
      location: `${target.base_url}/v1/resources/${id}`,
    });
  });

  test.each(['temporary_url', 'persistent_reference'])('can be given a date here: %s', async (mode) => {
    const reservation = await api.reserve(token, { mode });
    await upload(reservation, 'Hello');
    const { id } = reservation;
    const updated = told(await content.update({ id, expirationDate: dateIn(40) }));
    expect(updated.expirationDate).toBe(expirationIn(40));
    expect(told(await content.get(id))).toEqual(updated);
    expect(await (await fetch(updated.location)).text()).toBe('Hello');
  });

  test('can be deleted here', async () => {
    const reservation = await api.reserve(token);
    await upload(reservation, 'Hello');
    expect((await content.remove(reservation.id)).status).toBe(200);
    expect((await fetch(reservation.uri)).status).toBe(410);
  });

  test('is never a duplicate of a file uploaded here', async () => {
    const file = newText();
    const reservation = await api.reserve(token);
    await upload(reservation, file);
    expect(created(await content.upload({ content: base64(file) })).id).not.toBe(reservation.id);
  });
});

describe('a file uploaded here', () => {
  test('is resolved as a reference', async () => {
    const { id, location } = await content.uploaded(newText());
    const answer = await api.resolve(token, `ref://${id}`);
    expect(outcome(answer)).toEqual({ status: 200, body: { uri: location } });
  });

  test('can be deleted by DELETE /v1/resources', async () => {
    const { id, location } = await content.uploaded(newText());
    expect((await api.remove(token, id)).status).toBe(204);
    expect((await fetch(location)).status).toBe(410);
    expect(outcome(await content.get(id))).toEqual(contentRefusal(404, 'The file was deleted'));
    expect(outcome(await api.resolve(token, id))).toEqual(refusal(404, NO_RESOURCE));
  });

  test.runIf(target.other)('is not found for another account', async () => {
    const stranger = await api.token(target.other ?? target);
    const { id, location } = await content.uploaded(newText());
    expect(outcome(await api.resolve(stranger, id))).toEqual(refusal(404, NO_RESOURCE));
    expect(outcome(await api.remove(stranger, id))).toEqual(refusal(404, NO_RESOURCE));
    expect((await fetch(location)).status).toBe(200);
  });
});
