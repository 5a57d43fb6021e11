import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { create, formOf, getToken, type Reservation, send, wholePath } from '../test/support/api-client.ts';
import {
  makeFolder,
  processorTime,
  raiseLimit,
  removeFolder,
  startLocalProcess,
} from '../test/support/local-process.ts';
import { median, medianRatio, type Round, report, requestsPerSecond, round, type Work } from './measure.ts';

const ROUNDS = 5;
const FLOWS = 300;
const CONNECTIONS = 16;
const UPLOADS = 100;
const AT_ONCE = 4;
const SMALL = Buffer.alloc(100 * 1024, 'media ');
const LARGE = Buffer.alloc(1024 ** 2, 'media ');

/**
 * Whole flows and large uploads, from this process to the local mode and to a bare `node:http` server, each in its own
 * process. The bare server takes the same requests with the same bodies, writes them to a file and checks nothing.
 */
export async function benchWholeFlow(): Promise<void> {
  const folders = [await makeFolder(), await makeFolder()] as const;
  const local = await startLocalProcess(folders[0]);
  const bare = await startBareServer(folders[1]);
  try {
    await raiseLimit(folders[0], local.credentials);
    const { base_url } = local.credentials;
    const token = await getToken(local.credentials);
    const template = await create(base_url, token);
    const flows = await compare(FLOWS, CONNECTIONS, local.pid, async () => ({
      local: () => wholePath(base_url, token, SMALL),
      bare: () => bareFlow(bare.url, template),
    }));
    const uploads = await compare(UPLOADS, AT_ONCE, local.pid, async () => {
      const reservations: Reservation[] = [];
      for (let made = 0; made < UPLOADS; made += 1) reservations.push(await create(base_url, token));
      return {
        local: () => uploadTo(undefined, reservations.pop() ?? template),
        bare: () => uploadTo(bare.url, template),
      };
    });
    reportComparison('Whole flows with 100 KB, 16 connections', 'flows/s', flows, 1);
    reportComparison('Uploads of 1 MB, four at once', 'MB/s', uploads, LARGE.length / 1e6);
  } finally {
    bare.stop();
    await local.stop();
    for (const folder of folders) await removeFolder(folder);
  }
}

type Comparison = Readonly<Record<'local' | 'bare', Round[]>>;

/** Alternates rounds of both, after one for warming up; `prepare` makes the work of a round. */
async function compare(
  requests: number,
  concurrency: number,
  pid: number,
  prepare: () => Promise<Record<'local' | 'bare', Work>>,
): Promise<Comparison> {
  const rounds: Comparison = { local: [], bare: [] };
  for (let index = -1; index < ROUNDS; index += 1) {
    const works = await prepare();
    for (const name of ['local', 'bare'] as const) {
      const one = await round(works[name], requests, concurrency, () => processorTime(pid));
      if (index >= 0) rounds[name].push(one);
    }
  }
  return rounds;
}

/** The five requests of a whole flow: create, upload, resolve, redirect, download. */
async function bareFlow(url: string, template: Reservation): Promise<void> {
  const name = randomUUID();
  await send('POST', url, {}, [Buffer.from('{}')]);
  const { headers, body } = formOf(template, [SMALL]);
  await send('POST', `${url}/files/${name}`, headers, body);
  await send('GET', url);
  await send('GET', url);
  await send('GET', `${url}/files/${name}`);
}

/** Sends the form of a reservation to the store, or to the bare server. */
async function uploadTo(bareUrl: string | undefined, reservation: Reservation): Promise<void> {
  const { headers, body } = formOf(reservation, [LARGE]);
  const url = bareUrl === undefined ? reservation.signed_request.url : `${bareUrl}/files/${randomUUID()}`;
  await send('POST', url, headers, body);
}

async function startBareServer(folder: string) {
  const program = fileURLToPath(new URL('./bare-server.ts', import.meta.url));
  const child = spawn(process.execPath, [program, folder], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [port] = await once(child.stdout, 'data');
  return { url: `http://127.0.0.1:${port}`, stop: () => child.kill() };
}

function reportComparison(what: string, unit: string, { local, bare }: Comparison, each: number): void {
  const speed = (rounds: Round[]) => (median(rounds.map(requestsPerSecond)) * each).toFixed(0);
  report(`${what}: local mode, bare server, ${unit}`, `${speed(local)}, ${speed(bare)}`);
  report(`${what}: local mode / bare server`, medianRatio(local, bare, requestsPerSecond).toFixed(2));
}
