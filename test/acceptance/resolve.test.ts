import { describe, expect, test } from 'vitest';
import { apiAt } from './support/api.ts';
import { NO_CREDENTIALS, NO_PATH, NO_RESOURCE, outcome, refusal } from './support/problems.ts';
import { upload } from './support/store.ts';
import { openTarget } from './support/target.ts';

const target = await openTarget();
const api = apiAt(target.base_url);
const token = await api.token(target);
const reservation = await api.reserve(token, { mode: 'persistent_reference' });
await upload(reservation, 'Hello');

const resolved = (id: string) => ({ status: 200, body: { uri: `${target.base_url}/v1/resources/${id}` } });
const unknown = refusal(404, NO_RESOURCE);

describe('a reference is resolved', () => {
  test.each<[string, (id: string) => string]>([
    ['as the bare id', (id) => id],
    ['unchanged', (id) => `ref://${id}`],
    ['after a gateway has collapsed its slashes', (id) => `ref:/${id}`],
    ['percent-encoded', (id) => encodeURIComponent(`ref://${id}`)],
    ['with its colon encoded', (id) => `ref%3a//${id}`],
    ['percent-encoded twice', (id) => encodeURIComponent(encodeURIComponent(`ref://${id}`))],
    ['in the braces that the specification prints', (id) => `{ref://${id}}`],
    ['in braces, percent-encoded', (id) => encodeURIComponent(`{ref://${id}}`)],
    ['in upper case', (id) => `ref://${id.toUpperCase()}`],
  ])('%s', async (_, form) => {
    expect(outcome(await api.resolve(token, form(reservation.id)))).toEqual(resolved(reservation.id));
  });

  test('to a URL that leads to the file without credentials', async () => {
    const { id } = reservation;
    expect(await (await fetch(resolved(id).body.uri)).text()).toBe('Hello');
  });

  test('before the upload', async () => {
    const { id } = await api.reserve(token, { mode: 'persistent_reference' });
    expect(outcome(await api.resolve(token, id))).toEqual(resolved(id));
  });

  test('for a temporary URL', async () => {
    const { id } = await api.reserve(token);
    expect(outcome(await api.resolve(token, id))).toEqual(resolved(id));
  });

  test('repeatedly', async () => {
    const answers = await Promise.all([1, 2, 3].map(() => api.resolve(token, reservation.uri)));
    expect(answers.map(outcome)).toEqual(Array(3).fill(resolved(reservation.id)));
  });
});

describe('is 404', () => {
  test.each(['ref://00000000-0000-4000-8000-000000000000', '00000000-0000-4000-8000-000000000000'])(
    'for %s',
    async (reference) => {
      expect(outcome(await api.resolve(token, reference))).toEqual(unknown);
    },
  );

  test('for a deleted resource', async () => {
    const { id } = await api.reserve(token, { mode: 'persistent_reference' });
    await api.remove(token, id);
    expect(outcome(await api.resolve(token, id))).toEqual(unknown);
  });

  test.runIf(target.other)("for another account's, in the same bytes as for an unknown one", async () => {
    const stranger = await api.token(target.other ?? target);
    const [others, missing] = await Promise.all([
      api.resolve(stranger, reservation.id),
      api.resolve(stranger, '00000000-0000-4000-8000-000000000000'),
    ]);
    expect(outcome(others)).toEqual(unknown);
    expect(others.text).toBe(missing.text);
  });
});

describe('"Request is malformed"', () => {
  const message = 'must be the id of a resource, or ref:// and the id';
  const malformed = refusal(400, `The reference is not valid: it ${message}.`, [{ field: 'ref', message }]);

  test.each([
    'ref://xxxx-xxxxx-xxxxx-xxxx',
    'unknown',
    'ref://',
    'ref:%2F%2F',
    '%00',
    '{ref://00000000-0000-4000-8000-000000000000',
    `https://example.org/${reservation.id}`,
    `REF://${reservation.id}x`,
    `ref:///${reservation.id}`,
    `${reservation.id}/more`,
    `${reservation.id}%0A`,
  ])('of %s', async (reference) => {
    expect(outcome(await api.resolve(token, reference))).toEqual(malformed);
  });
});

test('other paths below a resource are 404', async () => {
  const answer = await api.send({ path: `/v1/resources/${reservation.id}/more`, token });
  expect(outcome(answer)).toEqual(refusal(404, NO_PATH));
});

test('nothing is resolved without a token', async () => {
  const answer = await api.send({ path: `/v1/resources/ref://${reservation.id}/resolve` });
  expect(outcome(answer)).toEqual(refusal(401, NO_CREDENTIALS));
});
