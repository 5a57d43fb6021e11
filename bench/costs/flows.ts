import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type {
  APIGatewayProxyEventV2,
  APIGatewayProxyStructuredResultV2,
  DynamoDBRecord,
  DynamoDBStreamEvent,
} from 'aws-lambda';
import type { HttpHandler } from '../../lambdas/api/serving/serve.ts';
import type { ObjectCreatedEvent } from '../../lambdas/background/object-created.ts';
import { changeOf } from '../../lambdas/background/table-stream.ts';
import { type FunctionName, type RouteName, routes } from '../../lambdas/routes.ts';
import { workOf } from '../../lambdas/table/changes.ts';
import { lastClone, resource } from '../../lambdas/table/entities.ts';
import { startLocalCloud } from '../../local/cloud.ts';
import { demoAccount } from '../../local/demo-account.ts';
import { bindFunction } from '../../local/service.ts';
import { itemSize } from '../../local/table/engine/item.ts';
import { Meter, NOTHING, type Use } from './meter.ts';

const SECOND = 1000;
const DAY = 86_400 * SECOND;

/** How uploads come: their distance in milliseconds, and how many changes a batch of the table's stream has. */
export interface Pace {
  readonly uploads: number;
  readonly distance: number;
  readonly changesInBatch: number;
}

/** What one flow used, for each time that it ran. */
export interface Spending extends Use {
  /** Requests to the API. */
  readonly gatewayRequests: number;
  /** Requests of the client to the bucket. */
  readonly clientPuts: number;
  readonly clientGets: number;
  /** Events of the bucket. */
  readonly events: number;
  /** Invocations of functions, the changes that `table-stream` got with them, and how many of these it reconciled. */
  readonly invocations: Readonly<Partial<Record<FunctionName, number>>>;
  readonly changes: number;
  readonly reconciled: number;
}

export interface Spendings {
  readonly token: Spending;
  readonly upload: Spending;
  readonly download: Spending;
  /** A resource's end by its date, until its record is forgotten. */
  readonly end: Spending;
  /** The bytes of an available resource in the table and its indexes. */
  readonly storedBytes: number;
  /** The same in one index. */
  readonly listedBytes: number;
}

/** When the flows begin: what the job of ends reads depends on the hour. */
const START = Date.UTC(2026, 10, 2, 12, 10);

/** The life of the resources, within the hour. */
const LIFE_SECONDS = 300;

const AGENT =
  'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36';

const measured = new Map<Pace, Promise<Spendings>>();

/** The same as before for a pace that was measured. */
export function flowsAt(pace: Pace): Promise<Spendings> {
  const flows = measured.get(pace) ?? measureFlows(pace);
  measured.set(pace, flows);
  return flows;
}

/** Runs the service's own functions in the embedded cloud, at a pace, and counts what they use. */
async function measureFlows(pace: Pace): Promise<Spendings> {
  const dataDirectory = await mkdtemp(path.join(tmpdir(), 'costs-'));
  const clock = { time: START };
  const created: ObjectCreatedEvent[] = [];
  const changes: DynamoDBRecord[] = [];
  const cloud = await startLocalCloud({
    dataDirectory,
    port: 0,
    now: () => clock.time,
    log: () => {},
    // A stage's lines of the log are longer, with their metrics.
    settings: { METRICS_NAMESPACE: 'ResourceManager/prod' },
    intercept: () => async (event) => void created.push(event),
    interceptChanges: () => async (event) => void changes.push(...event.Records),
  });
  const meter = new Meter(cloud.platform);
  try {
    return await new Flows({ cloud, meter, clock, created, changes, pace }).run(dataDirectory);
  } finally {
    meter.close();
    await cloud.close();
    await rm(dataDirectory, { recursive: true, force: true });
  }
}

interface World {
  readonly cloud: Awaited<ReturnType<typeof startLocalCloud>>;
  readonly meter: Meter;
  readonly clock: { time: number };
  /** The events and changes that no function has handled yet. */
  readonly created: ObjectCreatedEvent[];
  readonly changes: DynamoDBRecord[];
  readonly pace: Pace;
}

const NONE = { gatewayRequests: 0, clientPuts: 0, clientGets: 0, events: 0, changes: 0, reconciled: 0 };

class Flows {
  readonly #world: World;
  readonly #bound = new Map<FunctionName, Promise<unknown>>();
  #invocations: Partial<Record<FunctionName, number>> = {};
  #counted = { ...NONE };

  constructor(world: World) {
    this.#world = world;
  }

  async run(dataDirectory: string): Promise<Spendings> {
    const { clock, pace, cloud } = this.#world;
    const { client_id, client_secret } = await demoAccount(
      cloud.platform,
      path.join(dataDirectory, 'demo.json'),
    );
    // The first run looks back by days.
    await this.#invoke('end-resources');
    await this.#drain();
    const ids: string[] = [];
    let token = '';
    const tokens = await this.#measure(1, async () => {
      const form = new URLSearchParams({ grant_type: 'client_credentials', client_id, client_secret });
      token = (await this.#request('issue-token', { form })).access_token ?? '';
    });
    // The next second begins, and the functions learn what they remember.
    clock.time += SECOND;
    const first: string[] = [];
    for (let time = 0; time < SECOND; time += pace.distance) {
      first.push(await this.#upload(token));
      clock.time += pace.distance;
    }
    await this.#drain();
    const uploads = await this.#measure(pace.uploads, async () => {
      for (let index = 0; index < pace.uploads; index += 1) {
        ids.push(await this.#upload(token));
        clock.time += pace.distance;
        if (pace.changesInBatch === 1) await this.#drain();
      }
      await this.#drain();
    });
    const sizes = await this.#sizes(ids[0] ?? '');
    const downloads = await this.#measure(ids.length, async () => {
      for (const id of ids) await this.#download(id);
    });
    clock.time += (LIFE_SECONDS + 1) * SECOND;
    const ends = await this.#measure(ids.length + first.length, async () => {
      await this.#invoke('end-resources');
      await this.#drain();
      clock.time += 40 * DAY;
      await cloud.sweep();
      await this.#drain();
    });
    return { token: tokens, upload: uploads, download: downloads, end: ends, ...sizes };
  }

  async #measure(times: number, work: () => Promise<void>): Promise<Spending> {
    const { meter } = this.#world;
    Object.assign(meter.use, NOTHING);
    this.#invocations = {};
    this.#counted = { ...NONE };
    await work();
    const each = <Counts extends object>(counts: Counts) =>
      Object.fromEntries(Object.entries(counts).map(([name, count]) => [name, count / times])) as Counts;
    const use = each(meter.use);
    // Rounded, since random ids fall into one partition more or less.
    const reads = Math.round(use.reads * 10) / 10;
    return { ...use, reads, ...each(this.#counted), invocations: each(this.#invocations) };
  }

  async #upload(token: string): Promise<string> {
    const { id, signed_request } = await this.#request('create-resource', {
      token,
      json: {
        file_name: `${'x'.repeat(36)}.pdf`,
        mime_type: 'application/pdf',
        mode: 'temporary_url',
        expire: LIFE_SECONDS,
      },
    });
    const form = new FormData();
    for (const [name, value] of Object.entries(signed_request?.fields ?? {})) form.append(name, value);
    form.append('file', new Blob(['x'.repeat(100)]), 'file');
    const { status } = await fetch(signed_request?.url ?? '', { method: 'POST', body: form });
    if (status !== 204) throw new Error(`The bucket answered ${status}.`);
    this.#counted.clientPuts += 1;
    for (const event of this.#world.created.splice(0)) {
      this.#counted.events += 1;
      await this.#invoke('object-created', event);
    }
    return id ?? '';
  }

  async #download(id: string): Promise<void> {
    const { location } = await this.#request('download-resource', { id });
    const file = await fetch(location ?? '');
    if (file.status !== 200) throw new Error(`The bucket answered ${file.status}.`);
    await file.arrayBuffer();
    this.#counted.clientGets += 1;
  }

  /** Hands the table's changes to the function that follows them, as the stream's filter and batches do. */
  async #drain(): Promise<void> {
    const { cloud, changes, pace } = this.#world;
    const watched: ReadonlySet<string | undefined> = new Set([resource.key('').sk, lastClone.key('').sk]);
    for (;;) {
      await cloud.changesDelivered();
      const batch = changes.splice(0).filter(({ dynamodb }) => watched.has(dynamodb?.Keys?.['sk']?.S));
      if (batch.length === 0) return;
      for (let from = 0; from < batch.length; from += pace.changesInBatch) {
        const event: DynamoDBStreamEvent = { Records: batch.slice(from, from + pace.changesInBatch) };
        this.#counted.changes += event.Records.length;
        this.#counted.reconciled += event.Records.filter((record) => workOf(changeOf(record))).length;
        await this.#invoke('table-stream', event);
      }
    }
  }

  async #invoke(name: FunctionName, event?: unknown): Promise<unknown> {
    const { meter } = this.#world;
    const bound = this.#bound.get(name) ?? bindFunction(name, meter.platform);
    this.#bound.set(name, bound);
    this.#invocations[name] = (this.#invocations[name] ?? 0) + 1;
    return ((await bound) as (event?: unknown) => Promise<unknown>)(event);
  }

  async #request(name: RouteName, asked: Asked) {
    this.#counted.gatewayRequests += 1;
    const handler: HttpHandler = (event) =>
      this.#invoke(name, event) as Promise<APIGatewayProxyStructuredResultV2>;
    const { statusCode = 0, body = '{}', headers } = await handler(eventOf(name, asked));
    if (statusCode !== 200 && statusCode !== 302) throw new Error(`${name} answered ${statusCode}.`);
    const answer: Answer =
      statusCode === 302 ? { location: String(headers?.['location']) } : JSON.parse(body);
    return answer;
  }

  async #sizes(id: string): Promise<Pick<Spendings, 'storedBytes' | 'listedBytes'>> {
    const { callTable, environment } = this.#world.cloud.platform;
    const { pk, sk } = resource.key(id);
    const request = { TableName: environment['TABLE_NAME'], Key: { pk: { S: pk }, sk: { S: sk } } };
    const { Item: item } = JSON.parse((await callTable?.('GetItem', JSON.stringify(request)))?.body ?? '{}');
    const indexes = Object.keys(item).filter((name) => /^gsi\dpk$/.test(name)).length;
    const listedBytes = itemSize(item);
    // DynamoDB adds 100 bytes to each item and each entry of an index, for storage only.
    return { listedBytes, storedBytes: (1 + indexes) * (listedBytes + 100) };
  }
}

interface Asked {
  readonly token?: string;
  readonly form?: URLSearchParams;
  readonly json?: object;
  readonly id?: string;
}

interface Answer {
  readonly access_token?: string;
  readonly id?: string;
  readonly signed_request?: { readonly url: string; readonly fields: Readonly<Record<string, string>> };
  readonly location?: string;
}

let requests = 0;

/** A request as API Gateway passes it on. */
function eventOf(name: RouteName, { token, form, json, id }: Asked): APIGatewayProxyEventV2 {
  const { methods, paths } = routes[name];
  const method = methods[0];
  const routeKey = `${method} ${paths[0]}`;
  const body = form?.toString() ?? (json === undefined ? '' : JSON.stringify(json));
  const rawPath = paths[0].replace('{id}', id ?? '');
  requests += 1;
  return {
    version: '2.0',
    routeKey,
    rawPath,
    rawQueryString: '',
    headers: {
      'content-type': form === undefined ? 'application/json' : 'application/x-www-form-urlencoded',
      'user-agent': AGENT,
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
    },
    ...(id === undefined ? {} : { pathParameters: { id } }),
    requestContext: {
      accountId: '000000000000',
      apiId: 'costs',
      domainName: 'localhost',
      domainPrefix: 'localhost',
      http: { method, path: rawPath, protocol: 'HTTP/1.1', sourceIp: '203.0.113.10', userAgent: AGENT },
      // As long as API Gateway's.
      requestId: `Request${String(requests).padStart(8, '0')}=`,
      routeKey,
      stage: '$default',
      time: '',
      timeEpoch: 0,
    },
    body,
    isBase64Encoded: false,
  };
}
