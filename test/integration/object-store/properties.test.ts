import { createHash } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import {
  CopyObjectCommand,
  GetObjectCommand,
  GetObjectTaggingCommand,
  PutObjectCommand,
  PutObjectTaggingCommand,
} from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { examples } from '../../support/effort.ts';
import { anyCharacter } from '../../support/texts.ts';
import { send } from './raw-request.ts';
import { bucket, type RunningStore, startStore } from './running-store.ts';
import { BOUNDARY, encodeForm, FILE_NAME_VARIABLE, type Form, post, signForm } from './upload-form.ts';

let store: RunningStore;
beforeAll(async () => {
  store = await startStore();
});
afterAll(() => store[Symbol.asyncDispose]());

/** Any key that S3 accepts: up to 1024 bytes of UTF-8. */
const anyKey = fc
  .oneof(
    fc.string({ unit: anyCharacter, minLength: 1, maxLength: 60 }),
    fc.string({
      unit: fc.constantFrom('.', '/', '%', '2', '\\', ' ', '+', '\0', 'ü', '😀', "'", '"'),
      minLength: 1,
    }),
    fc.string({ unit: 'grapheme-ascii', minLength: 1000, maxLength: 1024 }),
  )
  .filter((key) => Buffer.byteLength(key) <= 1024 && !key.includes(FILE_NAME_VARIABLE));

test('any key and any bytes come back unchanged', async () => {
  const anyBytes = fc.oneof(
    fc.uint8Array({ maxLength: 300 }),
    fc
      .string({ unit: fc.constantFrom('\r', '\n', '-', `--${BOUNDARY}`, `\r\n-${BOUNDARY}`) })
      .map(Buffer.from),
  );
  await fc.assert(
    fc.asyncProperty(anyKey, anyBytes, async (key, bytes) => {
      const file = Buffer.from(bytes);
      fc.pre(
        !file.includes(`\r\n--${BOUNDARY}`) &&
          !file.subarray(0, 2 + BOUNDARY.length).equals(Buffer.from(`--${BOUNDARY}`)),
      );
      const form = signForm(store, { fields: { key }, conditions: [{ bucket }, { key }], file });
      expect((await post(store, form)).status).toBe(204);
      const object = await store.client.send(new GetObjectCommand({ Bucket: bucket, Key: key }));
      expect(Buffer.from((await object.Body?.transformToByteArray()) ?? [])).toEqual(file);
      expect(store.events.at(-1)?.detail.object.key).toBe(key);
    }),
    examples(200),
  );
});

/** Tags within S3's limits: up to ten, with different keys. */
const anyTags = fc.uniqueArray(
  fc.record({
    Key: fc.stringMatching(/^[\p{L}\p{N} _.:/=+\-@]{1,20}$/u),
    Value: fc.stringMatching(/^[\p{L}\p{N} _.:/=+\-@]{0,20}$/u),
  }),
  { selector: ({ Key }) => Key, maxLength: 10 },
);

test('any key, bytes and tags survive a put, a copy and new tags', async () => {
  const read = async (object: { Bucket: string; Key: string }) => {
    const { Body } = await store.client.send(new GetObjectCommand(object));
    const { TagSet } = await store.client.send(new GetObjectTaggingCommand(object));
    return { bytes: Buffer.from((await Body?.transformToByteArray()) ?? []), TagSet };
  };
  const anyPair = fc.uniqueArray(anyKey, { minLength: 2, maxLength: 2 });
  await fc.assert(
    fc.asyncProperty(
      anyPair,
      fc.uint8Array({ maxLength: 300 }),
      anyTags,
      anyTags,
      async (keys, body, tags, more) => {
        const bytes = Buffer.from(body);
        const [source = '', copy = ''] = keys;
        const [Source, Copy] = [source, copy].map((Key) => ({ Bucket: bucket, Key }));
        if (Source === undefined || Copy === undefined) throw new Error('There are two keys.');
        const Tagging = tags.map(
          ({ Key, Value }) => `${encodeURIComponent(Key)}=${encodeURIComponent(Value)}`,
        );
        await store.client.send(new PutObjectCommand({ ...Source, Body: bytes, Tagging: Tagging.join('&') }));
        const CopySource = encodeURIComponent(`${bucket}/${source}`);
        await store.client.send(new CopyObjectCommand({ ...Copy, CopySource }));
        expect(await read(Copy)).toEqual({ bytes, TagSet: tags });
        await store.client.send(new PutObjectTaggingCommand({ ...Copy, Tagging: { TagSet: more } }));
        expect(await read(Copy)).toEqual({ bytes, TagSet: more });
        expect(await read(Source)).toEqual({ bytes, TagSet: tags });
      },
    ),
    examples(60),
  );
});

test('a form may arrive in any pieces', async () => {
  const file = `a\r\n--${BOUNDARY.slice(0, 5)}\r\nb`;
  const form = encodeForm(signForm(store, { file }));
  const headers = {
    'content-type': `multipart/form-data; boundary=${BOUNDARY}`,
    'content-length': `${form.length}`,
  };
  async function* pieces(cuts: readonly number[]): AsyncGenerator<Buffer> {
    const ends = [...cuts, form.length].sort((a, b) => a - b);
    for (const [index, end] of ends.entries()) {
      yield form.subarray(ends[index - 1] ?? 0, end);
      await setImmediate();
    }
  }
  await fc.assert(
    fc.asyncProperty(fc.array(fc.nat(form.length), { maxLength: 40 }), async (cuts) => {
      const request = { method: 'POST', path: `/${bucket}`, headers, body: pieces(cuts) };
      expect((await send(store, request)).status).toBe(204);
      expect(store.events.at(-1)?.detail.object.etag).toBe(createHash('md5').update(file).digest('hex'));
    }),
  );
});

/** Replaces a printable character at a relative place in a text. */
function changeCharacter(text: string, share: number, character: string): string {
  const place = Math.floor(share * text.length);
  return text.slice(0, place) + character + text.slice(place + 1);
}

const anyShare = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
const anyAsciiCharacter = fc.string({ unit: 'grapheme-ascii', minLength: 1, maxLength: 1 });

test('refuses a signed form with any character changed', async () => {
  const exact = {
    key: 'foo-exact',
    'Content-Type': 'text/plain',
    tagging: '<Tagging><TagSet></TagSet></Tagging>',
    bucket,
  };
  const conditions = Object.entries(exact).map(([name, value]) => ({ [name]: value }));
  const form = signForm(store, { fields: exact, conditions });
  const kept = (await store.kept()).sort();
  await fc.assert(
    fc.asyncProperty(
      fc.nat(form.fields.length - 1),
      anyShare,
      anyAsciiCharacter,
      async (index, share, character) => {
        const [name, value] = form.fields[index] ?? ['', ''];
        const changed = changeCharacter(value, share, character);
        fc.pre(changed !== value);
        const changedForm: Form = { ...form, fields: form.fields.with(index, [name, changed]) };
        const { status } = await post(store, changedForm);
        expect([400, 403]).toContain(status);
      },
    ),
    examples(300),
  );
  expect((await store.kept()).sort()).toEqual(kept);
  expect((await post(store, form)).status).toBe(204);
});

test('refuses a presigned URL with any character changed', async () => {
  await post(store, signForm(store));
  const command = new GetObjectCommand({ Bucket: bucket, Key: 'foo.txt', ResponseContentType: 'text/plain' });
  const url = new URL(await getSignedUrl(store.client, command, { expiresIn: 60 }));
  const target = url.pathname + url.search;
  const headers = { host: url.host };
  await fc.assert(
    fc.asyncProperty(anyShare, anyAsciiCharacter, async (share, character) => {
      const path = changeCharacter(target, share, character);
      // Another spelling of the same, such as %2f for %2F, is no change.
      fc.pre(!meansTheSame(path, target) && path.startsWith('/') && !/[ #]/.test(path));
      const { status } = await send(store, { method: 'GET', path, headers });
      expect(status).toBeGreaterThanOrEqual(400);
    }),
    examples(300),
  );
  expect((await send(store, { method: 'GET', path: target, headers })).body).toBe('bar');
});

function meansTheSame(a: string, b: string): boolean {
  try {
    return decodeURIComponent(a) === decodeURIComponent(b);
  } catch {
    return false;
  }
}
