import { create, getToken, upload } from '../test/support/api-client.ts';
import { makeFolder, raiseLimit, removeFolder, startLocalProcess } from '../test/support/local-process.ts';
import { type MultipartClient, multipartClient, openUpload } from '../test/support/multipart-client.ts';
import { median, report } from './measure.ts';

const MEBIBYTE = 1024 ** 2;
const SIZE = 200 * MEBIBYTE;
const ROUNDS = 5;
/** Parts sent at a time: Uppy sends one, other clients several. */
const CONCURRENCIES = [1, 4];

/** A file in parts, with signatures and completion, compared with the same bytes in one form. */
export async function benchMultipart(): Promise<void> {
  const data = await makeFolder();
  try {
    const local = await startLocalProcess(data);
    await raiseLimit(data, local.credentials);
    const { base_url } = local.credentials;
    const token = await getToken(local.credentials);
    const client = multipartClient(base_url, async () => token);
    const file = Buffer.alloc(SIZE, 'media ');
    const inOneForm = async () => upload(await create(base_url, token), [file]);
    const inParts = CONCURRENCIES.map((atOnce) => () => sendFile(client, file, atOnce));
    const seconds: number[][] = [];
    for (let round = 0; round <= ROUNDS; round += 1) {
      const measured: number[] = [];
      for (const send of [inOneForm, ...inParts]) measured.push(await secondsOf(send));
      // The first round warms up.
      if (round > 0) seconds.push(measured);
    }
    const speeds = [inOneForm, ...inParts].map((_, index) =>
      Math.round(median(seconds.map((measured) => SIZE / 1e6 / (measured[index] ?? Number.NaN)))),
    );
    for (const [index, atOnce] of CONCURRENCIES.entries()) {
      const ratios = seconds.map(([form = 0, ...parts]) => form / (parts[index] ?? Number.NaN));
      report(
        `MB/s in parts, ${atOnce} at a time (${speeds[index + 1]}) / in one form (${speeds[0]})`,
        median(ratios).toFixed(2),
        'at least 0.80',
      );
    }
    await local.stop();
  } finally {
    await removeFolder(data);
  }
}

async function sendFile(client: MultipartClient, file: Buffer, atOnce: number): Promise<void> {
  const reservation = await client.reserve(file.length);
  const uploadId = await openUpload(reservation.signed_request);
  const numbers = Array.from({ length: reservation.parts }, (_, index) => index + 1);
  const sent = await Promise.all(
    Array.from({ length: atOnce }, (_, lane) => {
      const own = numbers.filter((number) => number % atOnce === lane);
      return client.sendParts(reservation, uploadId, file, own);
    }),
  );
  const parts = sent.flat().sort((one, other) => one.number - other.number);
  const { status, body } = await client.complete(reservation.id, uploadId, parts);
  if (status !== 200) throw new Error(`The upload was not completed: ${body}`);
}

async function secondsOf(work: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now();
  await work();
  return (performance.now() - startedAt) / 1000;
}
