import { createHash, randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { exchange, getToken } from '../support/api-client.ts';
import { type LocalProcess, peakMemory } from '../support/local-process.ts';
import { codeOf, multipartClient, openUpload } from '../support/multipart-client.ts';
import { lastingPort, openService, startService, temporaryFolder } from './service.ts';

const MEBIBYTE = 1024 ** 2;
const PART = 5 * MEBIBYTE;

/** A service, in whichever process it runs. */
type Running = Pick<LocalProcess, 'credentials'>;

const clientOf = ({ credentials }: Running) =>
  multipartClient(credentials.base_url, () => getToken(credentials));

async function digestOf(service: Running, id: string): Promise<string> {
  const { body } = await fetch(`${service.credentials.base_url}/v1/resources/${id}`);
  const hash = createHash('sha256');
  for await (const chunk of body ?? []) hash.update(chunk);
  return hash.digest('hex');
}

test('acknowledged parts survive kill -9, and the upload continues', async () => {
  const data = await temporaryFolder();
  const port = await lastingPort();
  const file = randomBytes(4 * PART + 7);
  const first = await startService(data, port);
  const reservation = await clientOf(first).reserve(file.length);
  const uploadId = await openUpload(reservation.signed_request);
  const sent = await clientOf(first).sendParts(reservation, uploadId, file, [2, 1]);
  // The third is on its way.
  const { url } = await clientOf(first).signed({
    method: 'PUT',
    key: reservation.id,
    uploadId,
    partNumber: 3,
  });
  const part = file.subarray(2 * PART, 3 * PART);
  const cutOff = exchange(
    'PUT',
    url,
    { 'content-length': PART },
    (function* () {
      yield part.subarray(0, PART - 1);
      first.process.kill('SIGKILL');
      yield part.subarray(PART - 1);
    })(),
  ).catch(() => undefined);
  await first.end('SIGKILL');
  await cutOff;

  const second = await startService(data, port);
  const client = clientOf(second);
  const stored = await client.listParts(reservation.id, uploadId);
  expect(stored).toEqual(sent.toReversed());
  const rest = await client.sendParts(reservation, uploadId, file, [5, 3, 4]);
  const parts = [...stored, ...rest].toSorted((one, other) => one.number - other.number);
  const completion = client.complete(reservation.id, uploadId, parts);
  expect(codeOf(await completion)).toBe(200);
  await second.end('SIGKILL');

  const third = await openService(data, port);
  expect(await digestOf(third, reservation.id)).toBe(createHash('sha256').update(file).digest('hex'));
});

test.runIf(process.platform === 'linux')(
  '100 MiB in parts, two at a time, take less than 64 MiB of memory more than idling',
  async () => {
    // Should what it loads have to be compiled first, that counts as rest.
    const service = await startService(await temporaryFolder());
    const token = await getToken(service.credentials);
    const client = multipartClient(service.credentials.base_url, async () => token);
    const atRest = await peakMemory(service.pid);
    const bytes = Buffer.alloc(PART, 'all the bytes of a large file ');
    const reservation = await client.reserve(100 * MEBIBYTE);
    const uploadId = await openUpload(reservation.signed_request);
    const send = async (number: number) => {
      const { headers } = await client.sendPart(reservation.id, uploadId, number, bytes);
      return { number, etag: headers.etag ?? '' };
    };
    const parts = [];
    for (let number = 1; number < reservation.parts; number += 2)
      parts.push(...(await Promise.all([send(number), send(number + 1)])));
    expect(codeOf(await client.complete(reservation.id, uploadId, parts))).toBe(200);
    const hash = createHash('sha256');
    for (const _ of parts) hash.update(bytes);
    expect(await digestOf(service, reservation.id)).toBe(hash.digest('hex'));
    expect(await peakMemory(service.pid)).toBeLessThan(atRest + 64);
  },
);
