import { describe, expect, test } from 'vitest';
import { container, NO_CONTAINERS } from '../../support/containers.ts';
import { CALLER, NOW } from '../../support/resources.ts';
import { contentEndpoints, refusal } from './content-endpoints.ts';

const base64 = (text: string) => Buffer.from(text).toString('base64');
const PNG =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
/** Made from the bytes and the account: the same in every run. */
const PNG_ID = 'b98353a6-9320-8117-ae0e-e08361dd07b3';
const LOCATION = `https://api.example/v1/resources/${PNG_ID}`;
const DESCRIPTION = {
  id: PNG_ID,
  expirationDate: '2020-04-11T00:00:00Z',
  size: 70,
  contentType: 'image/png',
};
const TAGS = 'Tags must be a list of at most 50 texts of 1 to 100 characters';
const CONTAINER = 'Container ID must be the id of a container of yours';

describe('an upload', () => {
  test('is answered in the words of the specification', async () => {
    const { upload, bucket } = contentEndpoints();
    expect(await upload({ content: PNG })).toEqual({
      status: 201,
      location: LOCATION,
      requestId: `request1-${PNG_ID}`,
      body: DESCRIPTION,
    });
    expect([...bucket.values()]).toEqual([
      { content: Buffer.from(PNG, 'base64'), contentType: 'image/png', lifecycle: 30, madeAt: NOW },
    ]);
  });

  test.each([
    ['2020-03-12', 1],
    ['2020-08-01', 142],
    ['2021-03-12', 365],
  ])('is kept to the end of %s', async (expirationDate, lifecycle) => {
    const { upload, bucket } = contentEndpoints();
    const { status, body } = await upload({ content: PNG, expirationDate });
    expect(status).toBe(201);
    expect(body).toEqual({ ...DESCRIPTION, expirationDate: `${expirationDate}T00:00:00Z` });
    expect([...bucket.values()]).toMatchObject([{ lifecycle }]);
  });

  test('of an existing file returns that file, and changes nothing', async () => {
    const { upload, records, bucket } = contentEndpoints();
    await upload({ content: PNG });
    const before = [[...records], [...bucket]];
    expect(await upload({ content: PNG, expirationDate: '2020-08-01' })).toEqual({
      status: 302,
      location: `https://api.example/cms/v2/content/${PNG_ID}`,
      requestId: `request1-${PNG_ID}`,
      body: { ...DESCRIPTION, location: LOCATION },
    });
    expect([[...records], [...bucket]]).toEqual(before);
  });

  test('may name a container of the account, and tags', async () => {
    const { upload, records } = contentEndpoints();
    const grouping = { container_id: container.id, tags: [' b', 'a', 'b'] };
    expect(await upload({ content: PNG, ...grouping })).toMatchObject({ status: 201, body: DESCRIPTION });
    expect(records.get(PNG_ID)).toMatchObject({ containerId: container.id, tags: ['b', 'a'] });
  });

  test('of an existing file does not move or tag it', async () => {
    const { upload, records } = contentEndpoints();
    await upload({ content: PNG, tags: ['a'] });
    const again = await upload({ content: PNG, container_id: container.id, tags: ['b'] });
    expect(again).toMatchObject({ status: 302, body: DESCRIPTION });
    expect(records.get(PNG_ID)).toMatchObject({ tags: ['a'] });
    expect(records.get(PNG_ID)).not.toHaveProperty('containerId');
  });

  test("of another account's file is a new file", async () => {
    const { upload } = contentEndpoints();
    await upload({ content: PNG }, { ...CALLER, accountId: 'other' });
    expect(await upload({ content: PNG })).toMatchObject({ status: 201, location: LOCATION });
  });

  test('of an expired file is a new file', async () => {
    const { upload, clock } = contentEndpoints();
    await upload({ content: PNG, expirationDate: '2020-03-12' });
    clock.time = Date.UTC(2020, 2, 13) - 1;
    expect(await upload({ content: PNG })).toMatchObject({ status: 302 });
    clock.time += 1;
    expect(await upload({ content: PNG })).toMatchObject({ status: 201 });
  });

  test('that a browser would run is served as text', async () => {
    const { upload, bucket } = contentEndpoints();
    const { body } = await upload({ content: base64('<html><script>alert(1)</script></html>') });
    expect(body).toMatchObject({ contentType: 'text/plain', size: 38 });
    expect([...bucket.values()]).toMatchObject([{ contentType: 'text/plain' }]);
  });
});

describe('an upload is refused', () => {
  test.each<[unknown, ...string[]]>([
    [{}, 'Missing content'],
    [{ content: null }, 'Content must be a string in base64'],
    [{ content: '' }, 'Content is empty'],
    [{ content: 'A' }, 'Content is not complete base64: its length or padding is wrong'],
    [{ content: 'QU-D' }, 'Content contains characters that are not base64'],
    [{ content: 'data:;base64,QUJD' }, 'Content must be base64 alone, without a data: prefix'],
    [{ content: PNG, expirationDate: '01.08.2020' }, 'Expiration date must have the format YYYY-MM-DD'],
    [{ content: PNG, expirationDate: '2020-02-30' }, 'Expiration date is not a real date'],
    [{ content: PNG, expirationDate: '2020-03-11' }, 'Expiration date must not be in the past'],
    [{ content: PNG, expirationDate: '2021-03-13' }, 'Expiration date must be at most one year from today'],
    [{ content: PNG, container_id: 7 }, 'Container ID must be a string'],
    [{ content: PNG, container_id: ['5f1b'] }, 'Container ID must be a string'],
    [{ content: PNG, tags: 'a' }, TAGS],
    [{ content: PNG, tags: [''] }, TAGS],
    [{ content: PNG, tags: [7] }, TAGS],
    [{ content: PNG, tags: ['a'.repeat(101)] }, TAGS],
    [{ content: PNG, tags: Array.from({ length: 51 }, (_, index) => `tag ${index}`) }, TAGS],
    [{ content: PNG, containerId: 'c' }, 'Unknown field containerId'],
    [{ content: PNG, mimeType: 'image/png' }, 'Unknown field mimeType'],
    [
      { z: 1, expirationDate: 1, content: 1, a: 1, tags: 1, container_id: 1 },
      'Content must be a string in base64',
      'Expiration date must be a string',
      'Container ID must be a string',
      TAGS,
      'Unknown field z',
      'Unknown field a',
    ],
    ['', 'The request body is not valid JSON.'],
    [`{"content":"${PNG}`, 'The request body is not valid JSON.'],
    [[PNG], 'The request body must be a JSON object.'],
  ])('for %j', async (body, ...reasons) => {
    const { upload, records, bucket } = contentEndpoints();
    expect(await upload(body)).toEqual(refusal(400, ...reasons));
    expect(records.size + bucket.size).toBe(0);
  });

  test.each(NO_CONTAINERS)('for %s', async (_, container_id) => {
    const { upload, records, bucket } = contentEndpoints();
    expect(await upload({ content: PNG, container_id })).toEqual(refusal(400, CONTAINER));
    expect(records.size + bucket.size).toBe(0);
  });

  test('for another fault before a container is looked up', async () => {
    const { upload } = contentEndpoints();
    expect(await upload({ content: '', container_id: 'x' })).toEqual(refusal(400, 'Content is empty'));
  });

  test('if it is over the size limit, whatever else is wrong', async () => {
    const { upload } = contentEndpoints();
    expect(await upload({ content: base64('a'.repeat(100)) })).toMatchObject({ status: 201 });
    expect(await upload({ content: base64('a'.repeat(101)), expirationDate: 1 })).toEqual(
      refusal(
        413,
        'Content must be at most 100 bytes here: ask for a direct upload with POST /v1/resources, ' +
          'which takes files of up to 5 GiB',
      ),
    );
  });

  test('if the bucket fails, without details, and leaves no record', async () => {
    const { upload, records } = contentEndpoints({
      before: (step) => {
        if (step === 'object put') throw new Error('The bucket is away.');
      },
    });
    expect(await upload({ content: PNG })).toEqual(
      refusal(500, 'Something went wrong here. Try again; if it lasts, tell us the X-Request-Id.'),
    );
    expect(records.size).toBe(0);
  });
});
