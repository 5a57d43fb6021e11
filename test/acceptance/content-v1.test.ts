import { describe, expect, test } from 'vitest';
import { base64, basic, contentAt, dateIn, expirationIn, newText, told } from './support/content.ts';
import { mediaTypes, newFile } from './support/media-files.ts';
import { openTarget } from './support/target.ts';

const target = await openTarget();
const content = contentAt(target.base_url, basic(target.client_id, target.client_secret));

/** A valid request for the upload of a file. */
const request = (file: Uint8Array, fields: object = {}) => ({
  mimeType: 'image/png',
  idsAccountId: target.account_id,
  fileSize: file.length,
  content: base64(file),
  ...fields,
});

/** The location of an uploaded file. */
async function uploadedTo(file: Uint8Array, fields: object = {}): Promise<string> {
  const { status, headers, text } = await content.uploadV1(request(file, fields));
  expect({ status, text }).toEqual({ status: 201, text: '' });
  return String(headers['location']);
}

async function fileAt(location: string) {
  const response = await fetch(location);
  return {
    status: response.status,
    type: response.headers.get('content-type'),
    bytes: Buffer.from(await response.arrayBuffer()),
  };
}

describe('an upload in version 1', () => {
  test.each(mediaTypes)('of %s leads to the file, without credentials', async (type) => {
    const file = newFile(type);
    const location = await uploadedTo(file, { mimeType: type });
    expect(await fileAt(location)).toEqual({ status: 200, type, bytes: file });
  });

  test('is served with the type of its bytes, whatever the request says', async () => {
    const location = await uploadedTo(newFile('application/pdf'), { mimeType: 'image/png' });
    expect(await fileAt(location)).toMatchObject({ type: 'application/pdf' });
  });

  test('is served with the type in the request if its bytes match no known one', async () => {
    const file = Buffer.concat([Buffer.from([0, 1, 2, 3]), newText()]);
    expect(await fileAt(await uploadedTo(file, { mimeType: 'audio/mpeg' }))).toMatchObject({
      type: 'audio/mpeg',
    });
  });

  test('has a request id that version 2 accepts for thirty days', async () => {
    const { headers } = await content.uploadV1(request(newText()));
    const requestId = String(headers['x-request-id']);
    const { location, expirationDate } = told(await content.get(requestId));
    expect(location).toBe(headers['location']);
    expect(expirationDate).toBe(expirationIn(30));
  });

  test('of an existing file is answered like a new one', async () => {
    const file = newText();
    expect(await uploadedTo(file)).toBe(await uploadedTo(file));
  });

  test('of an existing file keeps it for at least thirty days', async () => {
    const file = newText();
    const { id } = await content.uploaded(file, { expirationDate: dateIn(2) });
    await uploadedTo(file);
    expect(told(await content.get(id)).expirationDate).toBe(expirationIn(30));
  });

  test('of an existing file does not shorten its life', async () => {
    const file = newText();
    const { id } = await content.uploaded(file, { expirationDate: dateIn(60) });
    await uploadedTo(file);
    expect(told(await content.get(id)).expirationDate).toBe(expirationIn(60));
  });

  test('after a deletion stores the file again', async () => {
    const file = newText();
    const { id, location } = await content.uploaded(file);
    await content.remove(id);
    expect(await uploadedTo(file)).toBe(location);
    expect(await fileAt(location)).toMatchObject({ status: 200, bytes: file });
  });
});
