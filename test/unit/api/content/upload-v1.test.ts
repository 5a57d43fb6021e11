import { describe, expect, test } from 'vitest';
import { container, NO_CONTAINERS } from '../../support/containers.ts';
import { NOW } from '../../support/resources.ts';
import { contentEndpoints, refusal } from './content-endpoints.ts';

const DAY = 86_400_000;
const FILE = { mimeType: 'video/mp4', idsAccountId: 'acme', fileSize: 5, content: 'AAECAwQ=' };
const MIME_TYPE =
  'Mime type must be one of audio/mpeg, application/pdf, image/gif, image/jpeg, image/png, video/mpeg, ' +
  'video/mp4, video/quicktime';
const ACCOUNT = 'IDS account ID is not the one of these credentials';
const SIZE = 'Supplied file size does not match content';
const TAGS = 'Tags must be a list of at most 50 texts of 1 to 100 characters';
const CONTAINER = 'Container ID must be the id of a container of yours';

describe('an upload of version 1', () => {
  test('is answered with headers only', async () => {
    const { uploadV1, records } = contentEndpoints();
    const { status, location, requestId, body } = await uploadV1(FILE);
    const [record] = records.values();
    expect({ status, body }).toEqual({ status: 201, body: undefined });
    expect(location).toBe(`https://api.example/v1/resources/${record?.id}`);
    expect(requestId).toBe(`request1-${record?.id}`);
    expect(record).toMatchObject({ size: 5, expiresAt: Date.UTC(2020, 3, 12), status: 'available' });
  });

  test.each([
    ['audio/mpeg', 'mp3'],
    ['application/pdf', 'pdf'],
    ['image/gif', 'gif'],
    ['image/jpeg', 'jpg'],
    ['image/png', 'png'],
    ['video/mpeg', 'mpg'],
    ['video/mp4', 'mp4'],
    ['video/quicktime', 'mov'],
  ])('has the type in the request, %s, if its bytes match no known one', async (mimeType, extension) => {
    const { uploadV1, records, bucket } = contentEndpoints();
    expect(await uploadV1({ ...FILE, mimeType })).toMatchObject({ status: 201 });
    const [record] = records.values();
    expect(record).toMatchObject({ mediaType: mimeType, fileName: `${record?.id}.${extension}` });
    expect([...bucket.values()]).toMatchObject([{ contentType: mimeType, lifecycle: 30 }]);
  });

  test.each([
    ['R0lGODlhAQABAAAAACw=', 14, 'image/gif'],
    [Buffer.from('<html></html>').toString('base64'), 13, 'text/plain'],
  ])('has the type of its bytes if they match one: %s', async (content, fileSize, mediaType) => {
    const { uploadV1, records } = contentEndpoints();
    expect(await uploadV1({ ...FILE, content, fileSize })).toMatchObject({ status: 201 });
    expect([...records.values()]).toMatchObject([{ mediaType }]);
  });
});

test('an upload of version 1 may name a container of the account, and tags', async () => {
  const { uploadV1, records } = contentEndpoints();
  const answer = await uploadV1({ ...FILE, container_id: container.id, tags: ['a'] });
  expect(answer).toMatchObject({ status: 201, body: undefined });
  expect([...records.values()]).toMatchObject([{ containerId: container.id, tags: ['a'] }]);
});

describe('an existing file is answered like a new one', () => {
  test('and stays in its container, with its tags', async () => {
    const { uploadV1, records, clock } = contentEndpoints();
    await uploadV1({ ...FILE, container_id: container.id, tags: ['a'] });
    clock.time += DAY;
    expect(await uploadV1({ ...FILE, tags: ['b'] })).toMatchObject({ status: 201 });
    expect([...records.values()]).toMatchObject([{ containerId: container.id, tags: ['a'] }]);
  });

  test('and is kept for 30 days from then', async () => {
    const { uploadV1, records, bucket, clock } = contentEndpoints();
    const first = await uploadV1(FILE);
    clock.time += 10 * DAY;
    expect(await uploadV1(FILE)).toEqual(first);
    expect([...records.values()]).toMatchObject([{ expiresAt: Date.UTC(2020, 3, 22) }]);
    expect([...bucket.values()]).toMatchObject([{ lifecycle: 40, madeAt: NOW }]);
  });

  test('and keeps a later end', async () => {
    const { upload, uploadV1, records, bucket } = contentEndpoints();
    await upload({ content: FILE.content, expirationDate: '2020-08-01' });
    const before = [[...records], [...bucket]];
    expect(await uploadV1(FILE)).toMatchObject({ status: 201 });
    expect([[...records], [...bucket]]).toEqual(before);
  });

  test.each(['expires', 'is deleted'])(
    'and is stored again if it %s before it can be kept for longer',
    async (end) => {
      const { upload, uploadV1, records, clock, resources } = contentEndpoints();
      await upload({ content: FILE.content, expirationDate: '2020-03-12' });
      const { changeExpiry } = resources;
      resources.changeExpiry = async (change, now) => {
        if (end === 'expires') clock.time = Date.UTC(2020, 2, 13);
        else await resources.markDeleted(change.id, change.accountId, now, now);
        return changeExpiry(change, clock.time);
      };
      expect(await uploadV1(FILE)).toMatchObject({ status: 201 });
      expect([...records.values()]).toMatchObject([
        { object: 'contents/object-2?versionId=2', expiresAt: Date.UTC(2020, 3, 12), status: 'available' },
      ]);
    },
  );

  test('and stays without an end if it has none', async () => {
    const { uploadV1, records, store } = contentEndpoints();
    await uploadV1(FILE);
    for (const { expiresAt: _, ...persistent } of [...records.values()]) store(persistent);
    expect(await uploadV1(FILE)).toMatchObject({ status: 201 });
    expect([...records.values()][0]).not.toHaveProperty('expiresAt');
  });
});

describe('an upload of version 1 is refused', () => {
  test.each<[object, ...string[]]>([
    [{ mimeType: undefined }, 'Missing mime type'],
    [{ mimeType: 'image/webp' }, MIME_TYPE],
    [{ mimeType: 'IMAGE/PNG' }, MIME_TYPE],
    [{ mimeType: 'toString' }, MIME_TYPE],
    [{ mimeType: '__proto__' }, MIME_TYPE],
    [{ mimeType: null }, MIME_TYPE],
    [{ mimeType: ['image/png'] }, MIME_TYPE],
    [{ idsAccountId: undefined }, 'Missing IDS account ID'],
    [{ idsAccountId: '' }, 'Missing IDS account ID'],
    [{ idsAccountId: '000-000-115-00842' }, ACCOUNT],
    [{ idsAccountId: 'ACME' }, ACCOUNT],
    [{ fileSize: undefined }, 'Missing file size'],
    [{ fileSize: 4 }, SIZE],
    [{ fileSize: 6 }, SIZE],
    [{ fileSize: -5 }, SIZE],
    [{ fileSize: 0 }, SIZE],
    [{ fileSize: 5.5 }, 'File size must be an integer'],
    [{ fileSize: '5' }, 'File size must be an integer'],
    [{ fileSize: null }, 'File size must be an integer'],
    [{ content: undefined }, 'Missing content'],
    [{ content: 'AAECAw*=' }, 'Content contains characters that are not base64'],
    [{ expirationDate: '2020-08-01' }, 'Unknown field expirationDate'],
    [{ container_id: 7 }, 'Container ID must be a string'],
    [{ container_id: ['5f1b'] }, 'Container ID must be a string'],
    [{ tags: 'a' }, TAGS],
    [{ tags: [''] }, TAGS],
    [{ tags: [7] }, TAGS],
    [{ tags: ['a'.repeat(101)] }, TAGS],
    [{ tags: Array.from({ length: 51 }, (_, index) => `tag ${index}`) }, TAGS],
    [{ containerId: 'c' }, 'Unknown field containerId'],
    [{ idsAccount: 'acme' }, 'Unknown field idsAccount'],
    // The specification's own example.
    [{ idsAccountId: undefined, fileSize: 18_679 }, 'Missing IDS account ID', SIZE],
    [
      { mimeType: 1, idsAccountId: 1, fileSize: 'x', content: 1, a: 1, tags: 1, container_id: 1 },
      MIME_TYPE,
      ACCOUNT,
      'Content must be a string in base64',
      'File size must be an integer',
      'Container ID must be a string',
      TAGS,
      'Unknown field a',
    ],
  ])('for %j', async (change, ...reasons) => {
    const { uploadV1, records, bucket } = contentEndpoints();
    expect(await uploadV1({ ...FILE, ...change })).toEqual(refusal(400, ...reasons));
    expect(records.size + bucket.size).toBe(0);
  });

  test.each(NO_CONTAINERS)('for %s', async (_, container_id) => {
    const { uploadV1, records, bucket } = contentEndpoints();
    expect(await uploadV1({ ...FILE, container_id })).toEqual(refusal(400, CONTAINER));
    expect(records.size + bucket.size).toBe(0);
  });

  test('for another fault before a container is looked up', async () => {
    const { uploadV1 } = contentEndpoints();
    expect(await uploadV1({ ...FILE, fileSize: 4, container_id: 'x' })).toEqual(refusal(400, SIZE));
  });

  test('with every reason if the body is empty', async () => {
    const { uploadV1 } = contentEndpoints();
    expect(await uploadV1({})).toEqual(
      refusal(400, 'Missing mime type', 'Missing IDS account ID', 'Missing content', 'Missing file size'),
    );
  });

  test('if it is over the size limit', async () => {
    const { uploadV1 } = contentEndpoints();
    const content = Buffer.alloc(101).toString('base64');
    expect(await uploadV1({ ...FILE, content, fileSize: 101 })).toMatchObject({ status: 413 });
  });
});
