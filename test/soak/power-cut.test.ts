import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import { create, exchange, getToken, send, upload } from '../support/api-client.ts';
import {
  type LocalProcess,
  makeFolder,
  raiseLimit,
  removeFolder,
  startLocalProcess,
} from '../support/local-process.ts';
import { type Disk, makeDisk } from './disk.ts';

const CUTS = 4;
const WORKERS = 8;
/** Milliseconds of work before each cut. */
const WORK = 3000;

/** The longest that ending the services and unmounting the disk may take, in milliseconds. */
const CLEANUP = 60_000;

/** A resource as far as it was acknowledged. */
interface Known {
  readonly id: string;
  readonly file: Buffer;
  readonly state: 'created' | 'uploaded' | 'deleting' | 'deleted';
}

const folder = await makeFolder();
const disk = await makeDisk(folder).catch((error: Error) => error);

test(`a power cut loses nothing that was acknowledged (${CUTS} cuts)`, { timeout: 180_000 }, async ({
  skip,
}) => {
  if (disk instanceof Error) {
    await removeFolder(folder);
    return skip(`This machine makes no disk to cut off: ${disk.message.trim()}`);
  }
  const services: LocalProcess[] = [];
  const start = async (root: string) => {
    const service = await startLocalProcess(path.join(root, 'data'));
    services.push(service);
    return service;
  };
  onTestFinished(async () => {
    for (const service of services) await service.stop();
    await disk.remove();
    await removeFolder(folder);
  }, CLEANUP);
  const service = await start(disk.folder);
  await raiseLimit(path.join(disk.folder, 'data'), service.credentials);
  const cuts = await workAndCut(service, disk);
  for (const { root, known } of cuts) {
    expect(known.length).toBeGreaterThan(10);
    const survivor = await start(root);
    expect(await losses(survivor, known)).toEqual([]);
    await survivor.stop();
  }
  console.log(`${cuts.map(({ known }) => known.length).join(', ')} resources found after the cuts`);
});

/** Lets workers work on, and cuts the disk off in the middle. Each cut comes with what was acknowledged before it. */
async function workAndCut(service: LocalProcess, { cut }: Disk) {
  const known = new Map<string, Known>();
  const token = await getToken(service.credentials);
  let isOver = false;
  const workers = Array.from({ length: WORKERS }, async () => {
    while (!isOver) await work(service, token, known);
  });
  const cuts: { root: string; known: readonly Known[] }[] = [];
  for (let index = 0; index < CUTS; index += 1) {
    await pause(WORK);
    const before = [...known.values()];
    cuts.push({ root: await cut(), known: before });
  }
  isOver = true;
  await Promise.all(workers);
  await service.stop();
  return cuts;
}

/** Creates a resource, uploads its file, and deletes every fourth. */
async function work({ credentials }: LocalProcess, token: string, known: Map<string, Known>): Promise<void> {
  const reservation = await create(credentials.base_url, token);
  const { id } = reservation;
  const number = known.size;
  // Some are too large for the index, and have their own file.
  const file = Buffer.alloc(number % 7 === 3 ? 300_000 : 1 + ((number * 7919) % 50_000), id);
  const note = (state: Known['state']) => known.set(id, { id, file, state });
  note('created');
  if (number % 5 === 0) return;
  await upload(reservation, [file]);
  note('uploaded');
  if (number % 4 !== 0) return;
  note('deleting');
  await send('DELETE', `${credentials.base_url}/v1/resources/${id}`, { authorization: `Bearer ${token}` });
  note('deleted');
}

/** What a service does not have as it was acknowledged. */
async function losses({ credentials }: LocalProcess, known: readonly Known[]): Promise<string[]> {
  const headers = { authorization: `Bearer ${await getToken(credentials)}` };
  const lost: string[] = [];
  for (const { id, file, state } of known) {
    const url = `${credentials.base_url}/v1/resources/${id}`;
    const { status } = await exchange('GET', `${url}/status`, headers);
    if (status !== 200) lost.push(`${id} was ${state}: its status is ${status}`);
    else if (state === 'uploaded' || state === 'deleted') {
      const { status, headers: answered } = await exchange('GET', url);
      if (state === 'deleted') {
        if (status !== 410) lost.push(`${id} was deleted: it is answered with ${status}`);
        continue;
      }
      const { body } = await exchange('GET', answered.location ?? url);
      if (!body.equals(file))
        lost.push(`${id} was uploaded: ${status}, ${body.length} of ${file.length} bytes`);
    }
  }
  return lost;
}
