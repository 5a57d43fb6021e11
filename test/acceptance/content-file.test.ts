import { describe, expect, test } from 'vitest';
import { apiAt } from './support/api.ts';
import {
  base64,
  basic,
  contentAt,
  contentRefusal,
  dateIn,
  expirationIn,
  found,
  newText,
  told,
} from './support/content.ts';
import { GONE, outcome, refusal } from './support/problems.ts';
import { openTarget } from './support/target.ts';

const target = await openTarget();
const api = apiAt(target.base_url);
const content = contentAt(target.base_url, basic(target.client_id, target.client_secret));

/** The request id in the header of the answer to an upload. */
async function uploadedRequestId() {
  const { headers } = await content.upload({ content: base64(newText()) });
  return String(headers['x-request-id']);
}

describe('GET of a file', () => {
  test('returns what its upload returned, and its address', async () => {
    const file = await content.uploaded(newText(), { expirationDate: dateIn(9) });
    expect(told(await content.get(file.id))).toEqual(file);
  });

  test('accepts the id in upper case', async () => {
    const file = await content.uploaded(newText());
    expect(told(await content.get(file.id.toUpperCase()))).toEqual(file);
  });
});

describe('an update', () => {
  test.each([
    ['sooner', 60, 2],
    ['later', 2, 364],
    ['to the same day', 8, 8],
  ])('moves the date %s, and keeps the URL', async (_, before, after) => {
    const file = await content.uploaded(newText(), { expirationDate: dateIn(before) });
    const updated = told(await content.update({ id: file.id, expirationDate: dateIn(after) }));
    expect(updated).toEqual({ ...file, expirationDate: expirationIn(after) });
    expect(told(await content.get(file.id))).toEqual(updated);
    expect((await fetch(file.location)).status).toBe(200);
  });

  test('can be repeated', async () => {
    const { id } = await content.uploaded(newText());
    for (const days of [90, 3, 364, 1]) {
      const updated = told(await content.update({ id, expirationDate: dateIn(days) }));
      expect(updated.expirationDate).toBe(expirationIn(days));
    }
  });

  test('shows in the answer to the next upload', async () => {
    const text = newText();
    const { id } = await content.uploaded(text);
    const updated = told(await content.update({ id, expirationDate: dateIn(200) }));
    expect(found(await content.upload({ content: base64(text) }))).toEqual(updated);
  });
});

describe('a deletion', () => {
  test('removes the file at once, and ends earlier links', async () => {
    const { id, location } = await content.uploaded(newText());
    const link = await api.link(id);
    const answer = await content.remove(id);
    expect(outcome(answer)).toEqual({ status: 200, body: { id } });
    expect(answer.headers['x-request-id']).toMatch(new RegExp(`-${id}$`));
    expect(location).toBe(`${target.base_url}/v1/resources/${id}`);
    expect(outcome(await api.get(id))).toEqual(refusal(410, GONE));
    expect([403, 404]).toContain((await fetch(link)).status);
  });

  test('is 404 the second time', async () => {
    const { id } = await content.uploaded(newText());
    await content.remove(id);
    expect(outcome(await content.remove(id))).toEqual(contentRefusal(404, 'The file was deleted'));
  });

  test('removes no other file', async () => {
    const [kept, removed] = [await content.uploaded(newText()), await content.uploaded(newText())];
    await content.remove(removed.id);
    expect(told(await content.get(kept.id))).toEqual(kept);
    expect((await fetch(kept.location)).status).toBe(200);
  });
});

test('a request id names the file in all three', async () => {
  const requestId = await uploadedRequestId();
  const { id } = told(await content.get(requestId));
  expect(requestId).not.toBe(id);
  expect(told(await content.update({ id: requestId, expirationDate: dateIn(4) })).id).toBe(id);
  expect(outcome(await content.remove(requestId))).toEqual({ status: 200, body: { id } });
  expect(outcome(await content.get(id))).toEqual(contentRefusal(404, 'The file was deleted'));
});

test('later request ids name the file too', async () => {
  const { id } = await content.uploaded(newText());
  const looked = await content.get(id);
  const updated = await content.update({ id, expirationDate: dateIn(4) });
  for (const { headers } of [looked, updated]) {
    expect(told(await content.get(String(headers['x-request-id']))).id).toBe(id);
  }
});

test('concurrent changes and a deletion end in one of them', async () => {
  for (let round = 0; round < 10; round += 1) {
    const { id } = await content.uploaded(newText());
    const changes = [364, 2, 200].map((days) => content.update({ id, expirationDate: dateIn(days) }));
    const answers = await Promise.all([...changes, content.remove(id)]);
    const statuses = answers.map(({ status }) => status);
    expect(statuses.pop()).toBe(200);
    expect(statuses.filter((status) => status !== 200 && status !== 404)).toEqual([]);
    expect(outcome(await content.get(id))).toEqual(contentRefusal(404, 'The file was deleted'));
  }
});
