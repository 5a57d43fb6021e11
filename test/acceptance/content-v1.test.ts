import { describe, expect, test } from 'vitest';
import { base64, basic, contentAt, dateIn, expirationIn, newText, told } from './support/content.ts';
import { mediaTypes, newFile } from './support/media-files.ts';
import { openTarget } from './support/target.ts';

const target = await openTarget();
const content = contentAt(target.base_url, basic(target.client_id, target.client_secret));

/** A good request for the upload of a file. */
const request = (file: Uint8Array, fields: object = {}) => ({
  mimeType: 'image/png',
  idsAccountId: target.account_id,
  fileSize: file.length,
  content: base64(file),
  ...fields,
});

/** The location of a file that is uploaded. */
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

  test('is served as what it is, whatever it is called', async () => {
    const location = await uploadedTo(newFile('application/pdf'), { mimeType: 'image/png' });
    expect(await fileAt(location)).toMatchObject({ type: 'application/pdf' });
  });

  test('is served as what it is called where nobody can tell', async () => {
    const file = Buffer.concat([Buffer.from([0, 1, 2, 3]), newText()]);
    expect(await fileAt(await uploadedTo(file, { mimeType: 'audio/mpeg' }))).toMatchObject({
      type: 'audio/mpeg',
    });
  });

  test('has a request ID by which version 2 knows it, for thirty days', async () => {
    const { headers } = await content.uploadV1(request(newText()));
    const requestId = String(headers['x-request-id']);
    const { location, expirationDate } = told(await content.get(requestId));
    expect(location).toBe(headers['location']);
    expect(expirationDate).toBe(expirationIn(30));
  });

  test('of a known file is answered like a new one', async () => {
    const file = newText();
    expect(await uploadedTo(file)).toBe(await uploadedTo(file));
  });

  test('of a known file keeps it for thirty days if it would go sooner', async () => {
    const file = newText();
    const { id } = await content.uploaded(file, { expirationDate: dateIn(2) });
    await uploadedTo(file);
    expect(told(await content.get(id)).expirationDate).toBe(expirationIn(30));
  });

  test('of a known file does not shorten its life', async () => {
    const file = newText();
    const { id } = await content.uploaded(file, { expirationDate: dateIn(60) });
    await uploadedTo(file);
    expect(told(await content.get(id)).expirationDate).toBe(expirationIn(60));
  });

  test('after a deletion makes the file anew', async () => {
    const file = newText();
    const { id, location } = await content.uploaded(file);
    await content.remove(id);
    expect(await uploadedTo(file)).toBe(location);
    expect(await fileAt(location)).toMatchObject({ status: 200, bytes: file });
  });
});
