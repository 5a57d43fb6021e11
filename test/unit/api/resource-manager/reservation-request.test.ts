import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readReservationRequest } from '../../../../lambdas/api/resource-manager/reservation-request.ts';
import { ProblemError } from '../../../../lambdas/model/problem.ts';
import { examples } from '../../../support/effort.ts';
import { problemOf } from '../../support/problems.ts';

const MAXIMUM = 10_000_000_000;
const readRequest = (input: Readonly<Record<string, unknown>>) => readReservationRequest(input, MAXIMUM);

/** The specification's sample. */
const SAMPLE = { file_name: 'test.jpg', mime_type: 'image/jpg', expire: '120', mode: 'temporary_url' };
const { expire: _, ...WITHOUT_EXPIRE } = SAMPLE;

describe('a reservation request', () => {
  test.each([
    [SAMPLE, 120],
    [{ ...SAMPLE, expire: 120 }, 120],
    [{ ...SAMPLE, expire: 120.0 }, 120],
    [{ ...SAMPLE, expire: '0120' }, 120],
    [{ ...SAMPLE, expire: 1 }, 1],
    [{ ...SAMPLE, expire: 31_622_400 }, 31_622_400],
    [WITHOUT_EXPIRE, 600],
  ])('%j lives for %i seconds', (input, expirySeconds) => {
    expect(readRequest(input)).toEqual({
      fileName: 'test.jpg',
      mediaType: 'image/jpg',
      expirySeconds,
    });
  });

  test.each([{}, { expire: 120 }, { expire: 'whatever' }, { expire: null }])(
    'ignores %j for a persistent reference',
    (expire) => {
      const input = { ...WITHOUT_EXPIRE, mode: 'persistent_reference', ...expire };
      const read = readRequest(input);
      expect(read).toEqual({ fileName: 'test.jpg', mediaType: 'image/jpg' });
      expect(read).not.toHaveProperty('expirySeconds');
    },
  );
});

const EXPIRE = 'must be a whole number of seconds from 1 to 31622400';
const MODE = 'must be temporary_url or persistent_reference';
const MIME_TYPE =
  'must be one of application/pdf, application/msword, application/rtf, video/*, audio/*, image/*, ' +
  'text/markdown, text/rtf, text/plain, application/octet-stream, in lower case, with a subtype in place of *';

const TAGS = 'must be a list of at most 50 texts of 1 to 100 characters';
const numbered = (length: number) => Array.from({ length }, (_, index) => `tag ${index}`);

describe('a reservation request may have', () => {
  test.each([
    [{ container_id: 'anything' }, { containerId: 'anything' }],
    [{ tags: ['b', ' a ', 'a'] }, { tags: ['b', 'a'] }],
    [{ tags: [] }, { tags: [] }],
    [{ tags: numbered(50) }, { tags: numbered(50) }],
    [{ tags: ['🚒'.repeat(100)] }, { tags: ['🚒'.repeat(100)] }],
    [
      { container_id: 'c', tags: ['a'], mode: 'persistent_reference' },
      { containerId: 'c', tags: ['a'] },
    ],
  ])('a container and tags: %j', (fields, said) => {
    expect(readRequest({ ...SAMPLE, ...fields })).toMatchObject(said);
  });

  test('neither a container nor tags', () => {
    const read = readRequest(SAMPLE);
    expect(read).not.toHaveProperty('containerId');
    expect(read).not.toHaveProperty('tags');
  });

  test.each([null, ''])('no container and no tags, as %j', (none) => {
    const read = readRequest({ ...SAMPLE, container_id: none, tags: none });
    expect(read).not.toHaveProperty('containerId');
    expect(read.tags).toEqual([]);
  });
});

describe('a reservation request is refused', () => {
  test.each([
    [{ container_id: 7 }, 'container_id', 'must be a string'],
    [{ container_id: ['5f1b'] }, 'container_id', 'must be a string'],
    [{ tags: 'a' }, 'tags', TAGS],
    [{ tags: '["a"]' }, 'tags', TAGS],
    [{ tags: { 0: 'a' } }, 'tags', TAGS],
    [{ tags: [''] }, 'tags', TAGS],
    [{ tags: [' '] }, 'tags', TAGS],
    [{ tags: ['a', 7] }, 'tags', TAGS],
    [{ tags: [['a']] }, 'tags', TAGS],
    [{ tags: ['a'.repeat(101)] }, 'tags', TAGS],
    [{ tags: ['\ud800'] }, 'tags', TAGS],
    [{ tags: numbered(51) }, 'tags', TAGS],
    [{ containerId: 'c' }, 'containerId', 'is an unknown field: leave it out'],
    [{ expire: 0 }, 'expire', EXPIRE],
    [{ expire: -1 }, 'expire', EXPIRE],
    [{ expire: 1.5 }, 'expire', EXPIRE],
    [{ expire: 31_622_401 }, 'expire', EXPIRE],
    [{ expire: 1e300 }, 'expire', EXPIRE],
    [{ expire: '' }, 'expire', EXPIRE],
    [{ expire: '1e3' }, 'expire', EXPIRE],
    [{ expire: ' 120' }, 'expire', EXPIRE],
    [{ expire: '-120' }, 'expire', EXPIRE],
    [{ expire: '0x10' }, 'expire', EXPIRE],
    [{ expire: '99999999999' }, 'expire', EXPIRE],
    [{ expire: null }, 'expire', EXPIRE],
    [{ expire: true }, 'expire', EXPIRE],
    [{ expire: [120] }, 'expire', EXPIRE],
    [{ mode: 'persistent' }, 'mode', MODE],
    [{ mode: 'Temporary_URL' }, 'mode', MODE],
    [{ mode: null }, 'mode', MODE],
    [{ mode: ['persistent_reference'] }, 'mode', MODE],
    [{ mime_type: 'image/*' }, 'mime_type', MIME_TYPE],
    [{ mime_type: 'IMAGE/JPG' }, 'mime_type', MIME_TYPE],
    [{ mime_type: 'text/html' }, 'mime_type', MIME_TYPE],
    [{ mime_type: 1 }, 'mime_type', 'must be a string'],
    [{ file_name: 'my file.jpg' }, 'file_name', 'must not contain spaces or control characters'],
    [{ file_name: '' }, 'file_name', 'must not be empty'],
    [{ file_name: 'x'.repeat(256) }, 'file_name', 'must be at most 255 characters long'],
    [{ file_name: null }, 'file_name', 'must be a string'],
    [{ file_name: { a: 1 } }, 'file_name', 'must be a string'],
    [{ Expire: 120 }, 'Expire', 'is an unknown field: leave it out'],
  ])('with %j', async (change, field, message) => {
    expect(await problemOf(() => readRequest({ ...SAMPLE, ...change }))).toEqual({
      code: 'invalid-request',
      message: `The request is not valid: ${field} ${message}.`,
      details: [{ field, message }],
    });
  });

  test('with everything that is wrong at once', async () => {
    const input = { mime_type: 'x', expire: 'y', z: 1, tags: 1, container_id: 1 };
    const problem = await problemOf(() => readRequest(input));
    expect(problem).toMatchObject({
      details: [
        { field: 'file_name', message: 'is required' },
        { field: 'mime_type', message: MIME_TYPE },
        { field: 'mode', message: 'is required' },
        { field: 'expire', message: EXPIRE },
        { field: 'container_id', message: 'must be a string' },
        { field: 'tags', message: TAGS },
        { field: 'z', message: 'is an unknown field: leave it out' },
      ],
    });
  });
});

test('any request is read by the rules or refused', () => {
  const field = <Value>(good: fc.Arbitrary<Value>) =>
    fc.oneof({ weight: 3, arbitrary: good }, { weight: 1, arbitrary: fc.jsonValue() });
  const request = fc.record(
    {
      file_name: field(fc.constantFrom('a.pdf', 'a b')),
      mime_type: field(fc.constantFrom('image/png', 'application/pdf')),
      mode: field(fc.constantFrom('temporary_url', 'persistent_reference')),
      expire: field(fc.oneof(fc.integer(), fc.integer({ min: 1, max: 1000 }).map(String))),
      container_id: field(fc.string()),
      tags: field(fc.array(fc.string())),
    },
    { requiredKeys: [] },
  );
  fc.assert(
    fc.property(fc.oneof(request, fc.dictionary(fc.string(), fc.jsonValue())), (input) => {
      try {
        const { fileName, mediaType, expirySeconds = 1, tags = [] } = readRequest(input);
        expect(tags.every((tag) => tag !== '' && tag === tag.trim())).toBe(true);
        expect([fileName, mediaType]).toEqual([input['file_name'], input['mime_type']]);
        expect(Number.isInteger(expirySeconds) && expirySeconds >= 1 && expirySeconds <= 31_622_400).toBe(
          true,
        );
      } catch (error) {
        expect(error).toBeInstanceOf(ProblemError);
        expect(error).toMatchObject({ problem: { code: 'invalid-request' } });
      }
    }),
    examples(500),
  );
});
