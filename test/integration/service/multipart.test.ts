import { randomBytes } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { exchange } from '../../support/api-client.ts';
import { codeOf, multipartClient, openUpload, sendCompletion } from '../../support/multipart-client.ts';
import { DAY, SECOND, startService } from './service-under-test.ts';

const service = await startService();
const { api, clock, baseUrl } = service;
const registered = await service.addClient();
const token = service.tokensOf(registered);
const client = multipartClient(baseUrl, token);

const MEBIBYTE = 1024 ** 2;
/** Two parts. */
const FILE = randomBytes(6 * MEBIBYTE);

async function statusOf(id: string) {
  const { text } = await api.send({
    path: `/v1/resources/${id}/status`,
    token: await token(),
  });
  return JSON.parse(text);
}

async function listed(query = ''): Promise<{ id: string; status: string }[]> {
  const path = `/v1/resources?limit=1000${query}`;
  const { text } = await api.send({ path, token: await token() });
  return JSON.parse(text).resources;
}

/** An upload that has been asked for and opened. */
async function opened(size = FILE.length, fields: object = {}) {
  const reservation = await client.reserve(size, fields);
  return { ...reservation, uploadId: await openUpload(reservation.signed_request) };
}

async function download(id: string): Promise<Buffer> {
  return Buffer.from(await (await fetch(await api.link(id))).arrayBuffer());
}

const numbers = (parts: number) => Array.from({ length: parts }, (_, index) => index + 1);

/** A whole upload; resolves to its resource's id. */
async function uploaded(file: Buffer, fields: object = {}): Promise<string> {
  const upload = await opened(file.length, fields);
  const parts = await client.sendParts(upload, upload.uploadId, file, numbers(upload.parts));
  expect(codeOf(await client.complete(upload.id, upload.uploadId, parts))).toBe(200);
  return upload.id;
}

const isAvailable = (id: string) =>
  expect.poll(async () => (await statusOf(id)).etag, { timeout: 5000 }).not.toBe(null);

describe('a file in parts', () => {
  test('is listed during its upload, and available at the end', async () => {
    const upload = await opened();
    expect(upload).toMatchObject({ part_size: 5 * MEBIBYTE, parts: 2 });
    expect(await statusOf(upload.id)).toMatchObject({ status: 'uploading', size: FILE.length, etag: null });
    expect(await listed('&status=uploading')).toContainEqual(
      expect.objectContaining({ id: upload.id, status: 'uploading' }),
    );
    expect(await listed('&status=available')).not.toContainEqual(expect.objectContaining({ id: upload.id }));
    expect((await api.get(upload.id)).status).toBe(404);

    const parts = await client.sendParts(upload, upload.uploadId, FILE, [2, 1]);
    const ascending = parts.toSorted((one, other) => one.number - other.number);
    expect(codeOf(await client.complete(upload.id, upload.uploadId, ascending))).toBe(200);
    expect(await statusOf(upload.id)).toMatchObject({ status: 'available', size: FILE.length });
    expect((await download(upload.id)).equals(FILE)).toBe(true);
    await expect
      .poll(() => listed('&status=available'))
      .toContainEqual(expect.objectContaining({ id: upload.id, status: 'available' }));
    expect(await listed('&status=uploading')).not.toContainEqual(expect.objectContaining({ id: upload.id }));
  });

  test('has the last bytes sent for a part', async () => {
    const upload = await opened();
    await client.sendParts(upload, upload.uploadId, randomBytes(FILE.length), [1]);
    const parts = await client.sendParts(upload, upload.uploadId, FILE, [1, 2]);
    expect(await client.listParts(upload.id, upload.uploadId)).toEqual(parts);
    await client.complete(upload.id, upload.uploadId, parts);
    expect((await download(upload.id)).equals(FILE)).toBe(true);
  });

  test('of one byte is one part, and a persistent one stays', async () => {
    const id = await uploaded(Buffer.from('x'), { mode: 'persistent_reference' });
    await isAvailable(id);
    clock.time += 1000 * DAY;
    await service.sweep();
    expect((await download(id)).toString()).toBe('x');
  });

  test('is not completed without all of its parts, nor twice', async () => {
    const upload = await opened();
    const parts = await client.sendParts(upload, upload.uploadId, FILE, [1, 2]);
    const complete = (some: typeof parts) => client.complete(upload.id, upload.uploadId, some);
    expect(codeOf(await complete(parts.slice(0, 1)))).toBe('InvalidRequest');
    expect(codeOf(await complete([...parts, { number: 3, etag: '"none"' }]))).toBe('InvalidPart');
    expect(codeOf(await complete(parts.toReversed()))).toBe('InvalidPartOrder');
    const second = await openUpload(upload.signed_request);
    const others = await client.sendParts(upload, second, randomBytes(FILE.length), [1, 2]);
    const late = await client.signed({ method: 'POST', key: upload.id, uploadId: second });
    expect(codeOf(await complete(parts))).toBe(200);
    // Neither of its conditions can be left out, and with both it is refused, since the file is there.
    for (const name of Object.keys(late.headers)) {
      const { [name]: _, ...headers } = late.headers;
      expect(codeOf(await sendCompletion({ ...late, headers }, others))).toBe('SignatureDoesNotMatch');
    }
    expect(codeOf(await sendCompletion(late, others))).toBe('PreconditionFailed');
    expect((await download(upload.id)).equals(FILE)).toBe(true);
    await isAvailable(upload.id);
    expect((await client.sign({ method: 'POST', key: upload.id })).status).toBe(422);
  });

  test.each([
    ['one byte less', 5 * MEBIBYTE - 1],
    ['one byte more', 5 * MEBIBYTE + 1],
  ])('takes no part with %s', async (_, length) => {
    const upload = await opened();
    const answer = await client.sendPart(upload.id, upload.uploadId, 1, Buffer.alloc(length));
    expect(codeOf(answer)).toBe('SignatureDoesNotMatch');
    expect(await client.listParts(upload.id, upload.uploadId)).toEqual([]);
  });

  test('has no part beyond its end', async () => {
    const upload = await opened();
    const { status, body } = await client.sign({
      method: 'PUT',
      key: upload.id,
      uploadId: upload.uploadId,
      partNumber: 3,
    });
    expect(status).toBe(400);
    expect(body.toString()).toContain('must be from 1 to 2: the file comes in parts of 5242880 bytes');
  });

  test('is given up by an abort, and can be started again', async () => {
    const upload = await opened();
    await client.sendParts(upload, upload.uploadId, FILE, [1]);
    expect((await client.abort(upload.id, upload.uploadId)).status).toBe(204);
    const again = await openUpload(await client.signed({ method: 'POST', key: upload.id }));
    const parts = await client.sendParts(upload, again, FILE, [1, 2]);
    expect(codeOf(await client.complete(upload.id, again, parts))).toBe(200);
    expect((await download(upload.id)).equals(FILE)).toBe(true);
  });

  test('that is deleted during its upload does not exist when it is completed', async () => {
    const upload = await opened();
    const parts = await client.sendParts(upload, upload.uploadId, FILE, [1, 2]);
    const completion = { method: 'POST', key: upload.id, uploadId: upload.uploadId };
    const signed = await client.signed(completion);
    expect((await api.remove(await token(), upload.id)).status).toBe(204);
    expect(await listed()).not.toContainEqual(expect.objectContaining({ id: upload.id }));
    expect((await client.sign(completion)).status).toBe(410);
    expect(codeOf(await sendCompletion(signed, parts))).toBe(200);
    await expect.poll(() => service.uploadsOf(upload.id)).toEqual([]);
    expect((await api.get(upload.id)).status).toBe(410);
  });
});

describe('a signature', () => {
  test("for another account's upload, and for no upload, is 404", async () => {
    const upload = await opened();
    const stranger = await service.addClient({ accountId: 'other' });
    const other = multipartClient(baseUrl, () => api.token(stranger));
    const keys = [upload.id, `resources/${upload.id}`, crypto.randomUUID(), 'contents/x', '', '../x'];
    const requests = [
      { method: 'POST' },
      { method: 'GET', uploadId: upload.uploadId },
      { method: 'PUT', uploadId: upload.uploadId, partNumber: 1 },
      { method: 'POST', uploadId: upload.uploadId },
      { method: 'DELETE', uploadId: upload.uploadId },
      { method: 'PUT' },
    ];
    for (const key of keys)
      for (const request of requests) {
        const { status, body } = await other.sign({ ...request, key });
        expect([status, JSON.parse(body.toString()).error.message]).toEqual([
          404,
          'There is no such resource.',
        ]);
      }
  });

  test("is valid for fifteen minutes, and at most until the upload's end", async () => {
    const upload = await opened();
    const request = { method: 'PUT', key: upload.id, uploadId: upload.uploadId, partNumber: 2 };
    const { url } = await client.signed(request);
    const part = FILE.subarray(5 * MEBIBYTE);
    const put = () => exchange('PUT', url, { 'content-length': part.length }, [part]);
    clock.time += 899 * SECOND;
    expect((await put()).status).toBe(200);
    clock.time += 2 * SECOND;
    expect(codeOf(await put())).toBe('AccessDenied');
    const end = Date.parse(upload.upload_expires_at);
    clock.time = end - SECOND;
    expect((await client.signed(request)).url).toContain('X-Amz-Expires=1&');
    clock.time = end;
    expect((await client.sign(request)).status).toBe(410);
    expect((await statusOf(upload.id)).status).toBe('expired');
    await service.endResources();
    expect(await listed()).not.toContainEqual(expect.objectContaining({ id: upload.id }));
  });

  test('of a small file is a form', async () => {
    const reservation = await api.reserve(await token());
    const { key = '' } = reservation.signed_request.fields;
    const { body } = await client.sign({ method: 'PUT', key: reservation.id, contentType: 'image/png' });
    const { fields, ...rest } = JSON.parse(body.toString());
    expect(rest).toEqual({ method: 'POST', key, url: reservation.signed_request.url });
    expect(Object.keys(fields).sort()).toEqual(Object.keys(reservation.signed_request.fields).sort());
    expect(fields).toMatchObject({ key, 'Content-Type': 'image/jpg' });
  });

  test.each([
    [{ method: 'HEAD', key: 'k' }, 400, 'method must be one of DELETE, GET, POST, PUT'],
    [{ method: 'POST' }, 400, 'key is required'],
    [{ method: 'GET', key: 'k' }, 400, 'uploadId is required'],
    [{ method: 'DELETE', key: 'k' }, 400, 'uploadId is required'],
    [{ method: 'PUT', key: 'k', partNumber: 1 }, 400, 'uploadId is required'],
    [{ method: 'PUT', key: 'k', uploadId: 'u' }, 400, 'partNumber is required'],
    [{ method: 'PUT', key: 'k', uploadId: 'u', partNumber: 0 }, 400, 'must be a whole number from 1'],
    [{ method: 'GET', key: 'k', uploadId: 'a b' }, 400, 'must be the UploadId of the answer'],
  ])('of %j is refused', async (request, status, message) => {
    const answer = await client.sign(request);
    expect(answer.status).toBe(status);
    expect(answer.body.toString()).toContain(message);
  });

  test('of a form for parts, or of parts for a form, is refused', async () => {
    const { id } = await client.reserve(1);
    expect((await client.sign({ method: 'PUT', key: id })).status).toBe(422);
    const form = await api.reserve(await token());
    expect((await client.sign({ method: 'POST', key: form.id })).status).toBe(422);
  });
});

describe('a request for an upload in parts', () => {
  test.each([
    [{}, 'size is required'],
    [{ size: 0 }, 'size must be a whole number of bytes from 1'],
    [{ size: 1.5 }, 'size must be a whole number of bytes from 1'],
    [{ size: '7' }, 'size must be a whole number of bytes from 1'],
    [{ size: 5 * 1024 ** 3 + 1 }, 'size must be at most 5368709120 bytes'],
    [{ size: 5 * 1024 ** 3 + 1, upload: 'form' }, 'size must be at most 5368709120 bytes'],
    [{ size: 1, upload: 'parts' }, 'upload must be form or multipart'],
    [{ size: 1, sha256: '0'.repeat(64) }, 'sha256 cannot be checked in an upload in parts: leave it out'],
  ])('with %j is refused', async (fields, message) => {
    const { status, body } = await client.create(fields);
    expect(status).toBe(400);
    expect(JSON.parse(body.toString()).error.message).toBe(`The request is not valid: ${message}.`);
  });
});

test('a file completed on the seventh day lives to its promised end, and is then removed', async () => {
  clock.time = (Math.floor(clock.time / DAY) + 1) * DAY + 1;
  const reservation = await client.reserve(3);
  const uploadId = await openUpload(reservation.signed_request);
  await client.sendParts(reservation, uploadId, Buffer.from('abc'), [1]);
  clock.time = Date.parse(reservation.upload_expires_at) - 2 * SECOND;
  await service.sweep();
  const parts = await client.listParts(reservation.id, uploadId);
  expect(codeOf(await client.complete(reservation.id, uploadId, parts))).toBe(200);
  await isAvailable(reservation.id);
  expect((await statusOf(reservation.id)).uploaded_at).toBe(
    new Date(Math.floor(clock.time / SECOND) * SECOND).toISOString().replace('.000', ''),
  );
  // The longest life from today: rules go seven days further, and nothing is copied.
  const { text } = await api.send({
    method: 'PATCH',
    path: `/v1/resources/${reservation.id}`,
    token: await token(),
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ expire: 366 * 86_400 }),
  });
  const end = Date.parse(JSON.parse(text).expires_at);
  expect(end).toBeGreaterThan(clock.time + 366 * DAY - SECOND);
  clock.time = end - SECOND;
  await service.sweep();
  const [object = ''] = await service.uploadsOf(reservation.id);
  expect(await service.isCurrent(object)).toBe(true);
  expect((await download(reservation.id)).toString()).toBe('abc');
  clock.time = end + 2 * DAY;
  await service.sweep();
  expect(await service.isCurrent(object)).toBe(false);
});

test('parts of an unfinished upload are removed a day after its end', async () => {
  const reservation = await client.reserve(FILE.length);
  const uploadId = await openUpload(reservation.signed_request);
  await client.sendParts(reservation, uploadId, FILE, [1]);
  const end = Date.parse(reservation.upload_expires_at);
  clock.time = end - SECOND;
  await service.sweep();
  expect(await client.listParts(reservation.id, uploadId)).toHaveLength(1);
  const { url } = await client.signed({ method: 'GET', key: reservation.id, uploadId });
  expect((await exchange('GET', url)).status).toBe(200);
  clock.time = end + 2 * DAY;
  await service.sweep();
  expect((await exchange('GET', url)).status).toBe(403);
});
