import { describe, expect, test } from 'vitest';
import { apiAt, JSON_TYPE, SAMPLE } from './support/api.ts';
import { outcome, refusal } from './support/problems.ts';
import { openTarget } from './support/target.ts';

const target = await openTarget();
const api = apiAt(target.base_url);
const token = await api.token(target);

const FILE_NAME = 'must not contain spaces or control characters';
const TOO_LONG = 'must be at most 255 characters long';
const MEDIA_TYPE =
  'must be one of application/pdf, application/msword, application/rtf, video/*, audio/*, image/*, ' +
  'text/markdown, text/rtf, text/plain, application/octet-stream, in lower case, with a subtype in place of *';
const EXPIRE = 'must be a whole number of seconds from 1 to 31622400';
const MODE = 'must be temporary_url or persistent_reference';
const TEXT = 'must be a string';
const REQUIRED = 'is required';
const UNKNOWN = 'is an unknown field: leave it out';

describe('names the wrong field:', () => {
  test.each<[object, string, string]>([
    [{ file_name: undefined }, 'file_name', REQUIRED],
    [{ file_name: '' }, 'file_name', 'must not be empty'],
    [{ file_name: 'my file.jpg' }, 'file_name', FILE_NAME],
    [{ file_name: ' test.jpg' }, 'file_name', FILE_NAME],
    [{ file_name: 'test.jpg ' }, 'file_name', FILE_NAME],
    [{ file_name: 'a\u00a0b' }, 'file_name', FILE_NAME],
    [{ file_name: '報告\u3000書.pdf' }, 'file_name', FILE_NAME],
    [{ file_name: 'a\tb' }, 'file_name', FILE_NAME],
    [{ file_name: 'a\r\nb' }, 'file_name', FILE_NAME],
    [{ file_name: 'a\u0000b' }, 'file_name', FILE_NAME],
    [{ file_name: 'a\u202egpj.exe' }, 'file_name', FILE_NAME],
    [{ file_name: 'a\ud800b' }, 'file_name', FILE_NAME],
    [{ file_name: 'a'.repeat(256) }, 'file_name', TOO_LONG],
    [{ file_name: 'é'.repeat(256) }, 'file_name', TOO_LONG],
    [{ file_name: '語'.repeat(256) }, 'file_name', TOO_LONG],
    [{ file_name: '😀'.repeat(256) }, 'file_name', TOO_LONG],
    [{ file_name: null }, 'file_name', TEXT],
    [{ file_name: 1 }, 'file_name', TEXT],
    [{ file_name: ['test.jpg'] }, 'file_name', TEXT],
    [{ mime_type: undefined }, 'mime_type', REQUIRED],
    [{ mime_type: '' }, 'mime_type', MEDIA_TYPE],
    [{ mime_type: 'image' }, 'mime_type', MEDIA_TYPE],
    [{ mime_type: 'image/' }, 'mime_type', MEDIA_TYPE],
    [{ mime_type: 'image/*' }, 'mime_type', MEDIA_TYPE],
    [{ mime_type: 'video/*' }, 'mime_type', MEDIA_TYPE],
    [{ mime_type: 'audio/*' }, 'mime_type', MEDIA_TYPE],
    [{ mime_type: '*/*' }, 'mime_type', MEDIA_TYPE],
    [{ mime_type: 'IMAGE/PNG' }, 'mime_type', MEDIA_TYPE],
    [{ mime_type: 'image/PNG' }, 'mime_type', MEDIA_TYPE],
    [{ mime_type: 'Text/plain' }, 'mime_type', MEDIA_TYPE],
    [{ mime_type: 'text/html' }, 'mime_type', MEDIA_TYPE],
    [{ mime_type: 'application/json' }, 'mime_type', MEDIA_TYPE],
    [{ mime_type: 'application/x-msdownload' }, 'mime_type', MEDIA_TYPE],
    [{ mime_type: 'text/plain; charset=utf-8' }, 'mime_type', MEDIA_TYPE],
    [{ mime_type: ' image/png' }, 'mime_type', MEDIA_TYPE],
    [{ mime_type: 'image/png\r\nX: y' }, 'mime_type', MEDIA_TYPE],
    [{ mime_type: 'image/png/x' }, 'mime_type', MEDIA_TYPE],
    [{ mime_type: null }, 'mime_type', TEXT],
    [{ mime_type: ['image/png'] }, 'mime_type', TEXT],
    [{ mode: undefined }, 'mode', REQUIRED],
    [{ mode: '' }, 'mode', MODE],
    [{ mode: 'persistent' }, 'mode', MODE],
    [{ mode: 'Persistent_reference' }, 'mode', MODE],
    [{ mode: null }, 'mode', MODE],
    [{ mode: 1 }, 'mode', MODE],
    [{ expire: 0 }, 'expire', EXPIRE],
    [{ expire: '0' }, 'expire', EXPIRE],
    [{ expire: -1 }, 'expire', EXPIRE],
    [{ expire: '-1' }, 'expire', EXPIRE],
    [{ expire: 1.5 }, 'expire', EXPIRE],
    [{ expire: '1.5' }, 'expire', EXPIRE],
    [{ expire: 31_622_401 }, 'expire', EXPIRE],
    [{ expire: 1e300 }, 'expire', EXPIRE],
    [{ expire: '' }, 'expire', EXPIRE],
    [{ expire: ' 120' }, 'expire', EXPIRE],
    [{ expire: '1e3' }, 'expire', EXPIRE],
    [{ expire: 'soon' }, 'expire', EXPIRE],
    [{ expire: null }, 'expire', EXPIRE],
    [{ expire: true }, 'expire', EXPIRE],
    [{ expire: [120] }, 'expire', EXPIRE],
    [{ size: 0 }, 'size', 'must be a whole number of bytes from 1'],
    [{ upload: 'parts' }, 'upload', 'must be form or multipart'],
    [{ upload: 'multipart' }, 'size', REQUIRED],
    [{ Mode: 'temporary_url' }, 'Mode', UNKNOWN],
    [{ '': 1 }, '', UNKNOWN],
  ])('%j', async (change, field, message) => {
    const answer = await api.create(token, { ...SAMPLE, ...change });
    const summary = `The request is not valid: ${field} ${message}.`;
    expect(outcome(answer)).toEqual(refusal(400, summary, [{ field, message }]));
  });
});

test('names everything wrong at once', async () => {
  const answer = await api.create(token, {
    mode: 'x',
    file_name: 'a b',
    expire: 0,
    weight: 1,
    colour: 'red',
  });
  const details = [
    { field: 'file_name', message: FILE_NAME },
    { field: 'mime_type', message: REQUIRED },
    { field: 'mode', message: MODE },
    { field: 'expire', message: EXPIRE },
    { field: 'weight', message: UNKNOWN },
    { field: 'colour', message: UNKNOWN },
  ];
  const all = details.map(({ field, message }) => `${field} ${message}`).join('; ');
  expect(outcome(answer)).toEqual(refusal(400, `The request is not valid: ${all}.`, details));
});

describe('refuses a body that is no JSON object:', () => {
  const NOT_JSON = 'The request body is not valid JSON.';
  const NO_OBJECT = 'The request body must be a JSON object.';

  test.each<[string, string | Uint8Array, string]>([
    ['nothing', '', NOT_JSON],
    ['cut off', '{"file_name":', NOT_JSON],
    ['a form', 'file_name=test.jpg&mime_type=image/jpg&mode=temporary_url', NOT_JSON],
    ['a list', JSON.stringify([SAMPLE]), NO_OBJECT],
    ['a text', '"file_name"', NO_OBJECT],
    ['a number', '1', NO_OBJECT],
    ['null', 'null', NO_OBJECT],
  ])('%s', async (_, body, message) => {
    const headers = { 'content-type': JSON_TYPE };
    const answer = await api.send({ method: 'POST', path: '/v1/resources', token, headers, body });
    expect(outcome(answer)).toEqual(refusal(400, message));
  });

  test('bytes that are not UTF-8', async () => {
    const body = Buffer.from(JSON.stringify({ ...SAMPLE, file_name: 'é' }), 'latin1');
    const answer = await api.send({ method: 'POST', path: '/v1/resources', token, body });
    expect(outcome(answer)).toEqual(refusal(400, 'The request body must be text in UTF-8.'));
  });
});

describe('a body', () => {
  const padded = (length: number) => JSON.stringify(SAMPLE).padEnd(length);

  test('of 64 KiB is read', async () => {
    const body = padded(64 * 1024);
    expect((await api.send({ method: 'POST', path: '/v1/resources', token, body })).status).toBe(200);
  });

  test('of one byte more is refused', async () => {
    const body = padded(64 * 1024 + 1);
    const answer = await api.send({ method: 'POST', path: '/v1/resources', token, body });
    expect(outcome(answer)).toEqual(refusal(413, 'The request body must be at most 65536 bytes long.'));
  });

  test('is read as JSON whatever its Content-Type', async () => {
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    const body = JSON.stringify(SAMPLE);
    expect((await api.send({ method: 'POST', path: '/v1/resources', token, headers, body })).status).toBe(
      200,
    );
  });
});
