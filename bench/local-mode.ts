import { create, getToken, send, upload, wholePath } from '../test/support/api-client.ts';
import {
  makeFolder,
  processorTime,
  raiseLimit,
  removeFolder,
  startLocalProcess,
} from '../test/support/local-process.ts';
import {
  median,
  medianRatio,
  processorPerRequest,
  type Round,
  report,
  requestsPerSecond,
  round,
} from './measure.ts';

const REQUESTS = 1500;
const ROUNDS = 5;
const CONCURRENCY = 16;
const FILE = Buffer.alloc(100 * 1024, 'media ');

/** Requests to the running local mode, from another process over HTTP, compared with the cheapest route. */
export async function benchLocalMode(): Promise<void> {
  const data = await makeFolder();
  const local = await startLocalProcess(data);
  try {
    const { base_url } = local.credentials;
    // The benchmark must not reach the demo client's limit.
    await raiseLimit(data, local.credentials);
    const token = await getToken(local.credentials);
    const works = {
      keySet: () => send('GET', `${base_url}/.well-known/jwks.json`),
      create: () => create(base_url, token),
      createOnce: () => create(base_url, token, crypto.randomUUID()),
      page: () => send('GET', `${base_url}/resources/?limit=100`, { authorization: `Bearer ${token}` }),
      wholePath: () => wholePath(base_url, token, FILE),
    };
    const rounds: Record<Name, Round[]> = {
      keySet: [],
      create: [],
      createOnce: [],
      wholePath: [],
    };
    const alone: Record<Single, Round[]> = { keySet: [], create: [], page: [] };
    await listResources(base_url, token);
    for (let index = -1; index < ROUNDS; index += 1) {
      for (const name of ['keySet', 'create', 'createOnce', 'wholePath'] as const) {
        const requests = name === 'wholePath' ? REQUESTS / 5 : REQUESTS;
        const one = await round(works[name], requests, CONCURRENCY, () => processorTime(local.pid));
        if (index >= 0) rounds[name].push(one);
      }
      for (const name of ['keySet', 'create', 'page'] as const) {
        const one = await round(works[name], REQUESTS / 10, 1, () => processorTime(local.pid));
        if (index >= 0) alone[name].push(one);
      }
    }
    reportRounds(rounds);
    reportPage(alone);
  } finally {
    await local.stop();
    await removeFolder(data);
  }
}

type Name = 'keySet' | 'create' | 'createOnce' | 'wholePath';
/** What is also requested one at a time. */
type Single = 'keySet' | 'create' | 'page';

function reportRounds({ keySet, create, createOnce, wholePath }: Readonly<Record<Name, Round[]>>) {
  const speed = (all: Round[]) => `${Math.round(median(all.map(requestsPerSecond)))}/s`;
  const processor = (all: Round[]) => `${median(all.map(processorPerRequest)).toFixed(2)} ms`;
  report(
    'GET key set (no table, no token): requests, processor time',
    `${speed(keySet)}, ${processor(keySet)}`,
  );
  report('POST /v1/resources: requests, processor time', `${speed(create)}, ${processor(create)}`);
  report('Create, upload of 100 KB, resolve, download', `${speed(wholePath)}, ${processor(wholePath)}`);
  const ratio = (all: Round[], baseline: Round[], measure: (round: Round) => number) =>
    medianRatio(all, baseline, measure).toFixed(2);
  report('POST /v1/resources / key set: requests per second', ratio(create, keySet, requestsPerSecond));
  report('POST /v1/resources / key set: processor time', ratio(create, keySet, processorPerRequest));
  report(
    'The same with / without an Idempotency-Key: requests per second',
    ratio(createOnce, create, requestsPerSecond),
    'at least 0.95',
  );
  report('Whole path / POST /v1/resources: processor time', ratio(wholePath, create, processorPerRequest));
}

/** Fills a page of a list, and waits until it is full. */
async function listResources(baseUrl: string, token: string): Promise<void> {
  for (let made = 0; made < 100; made += 1)
    await upload(await create(baseUrl, token), [FILE.subarray(0, 100)]);
  for (;;) {
    const headers = { authorization: `Bearer ${token}` };
    const { body } = await send('GET', `${baseUrl}/resources/?limit=100`, headers);
    if (JSON.parse(body.toString()).length === 100) return;
  }
}

function reportPage({ keySet, create, page }: Readonly<Record<Single, Round[]>>): void {
  const elapsed = ({ elapsed, requests }: Round) => elapsed / requests;
  report(
    'Page of 100 resources / POST /v1/resources, one at a time: time',
    medianRatio(page, create, elapsed).toFixed(2),
    '3.00',
  );
  report(
    'Page of 100 resources / POST /v1/resources, one at a time: processor time',
    medianRatio(page, create, processorPerRequest).toFixed(2),
  );
  report(
    'Page of 100 resources / key set: processor time',
    medianRatio(page, keySet, processorPerRequest).toFixed(2),
  );
  report('Page of 100 resources: processor time', `${median(page.map(processorPerRequest)).toFixed(2)} ms`);
}
