import { randomBytes, randomInt, randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { DemoCredentials } from '../../local/demo-account.ts';
import { exchange, getToken, type Reservation, upload } from '../support/api-client.ts';

/** The resources and containers that all workers have made so far. */
export interface Made {
  readonly resources: string[];
  readonly reservations: Reservation[];
  readonly containers: string[];
}

/** How many are remembered: workers use old ones ever less, and most are deleted by then. */
const REMEMBERED = 400;

const ORGANIZATIONS = ['/organizations/soak/resources/', '/organizations/soak/projects/survey/resources/'];

/** The organization in which the client needs a role. */
export const ORGANIZATION = 'soak';

/** A worker's requests, with the current token and address. */
class Provider {
  private token: Promise<string> | undefined;
  private readonly credentials: () => DemoCredentials;
  readonly made: Made;

  constructor(credentials: () => DemoCredentials, made: Made) {
    this.credentials = credentials;
    this.made = made;
  }

  async send(method: string, path: string, body?: object | Buffer, type = 'application/json') {
    const { base_url } = this.credentials();
    this.token ??= getToken(this.credentials());
    const token = await this.token.catch((error: unknown) => {
      this.token = undefined;
      throw error;
    });
    const headers = {
      authorization: `Bearer ${token}`,
      ...(body === undefined ? {} : { 'content-type': type }),
    };
    const chunks =
      body === undefined ? [] : [Buffer.isBuffer(body) ? body : Buffer.from(JSON.stringify(body))];
    const answer = await exchange(method, `${base_url}${path}`, headers, chunks);
    if (answer.status >= 500) throw new Error(`${method} ${path} answered ${answer.status}: ${answer.body}`);
    return answer;
  }

  async reserve(wanted: object): Promise<Reservation | undefined> {
    const { status, body } = await this.send('POST', '/v1/resources', wanted);
    if (status !== 200) return undefined;
    const reservation: Reservation = JSON.parse(body.toString());
    this.remember(this.made.reservations, reservation);
    this.remember(this.made.resources, reservation.id);
    return reservation;
  }

  remember<Thing>(things: Thing[], thing: Thing): void {
    things.push(thing);
    if (things.length > REMEMBERED) things.splice(0, REMEMBERED / 4);
  }
}

const words = ['deed', 'lease', 'map', 'plan', 'röad', 'survey', 'north', 'south', 'parcel', 'note'];
const someWords = (count: number) => Array.from({ length: count }, () => anyOf(words)).join(' ');

function anyOf<Thing>(things: readonly Thing[]): Thing | undefined {
  return things[randomInt(Math.max(1, things.length))];
}

/** A multipart form with a file and some texts. */
function form(fields: Readonly<Record<string, string>>, file: Buffer): { body: Buffer; type: string } {
  const boundary = randomUUID();
  const texts = Object.entries(fields).map(
    ([name, value]) => `--${boundary}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  );
  const head = `--${boundary}\r\ncontent-disposition: form-data; name="resource"; filename="a.txt"\r\n\r\n`;
  const body = Buffer.concat([
    Buffer.from(texts.join('') + head),
    file,
    Buffer.from(`\r\n--${boundary}--\r\n`),
  ]);
  return { body, type: `multipart/form-data; boundary=${boundary}` };
}

const file = () => Buffer.from(randomBytes(randomInt(1, 2000)).toString('hex'));
const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

/** Every action of a worker, each equally likely. */
const actions: readonly ((provider: Provider) => Promise<unknown>)[] = [
  async (provider) => {
    const expire = anyOf([3600, 86_400, 20 * 86_400]);
    const reservation = await provider.reserve({
      file_name: 'a.txt',
      mime_type: 'text/plain',
      mode: 'temporary_url',
      expire,
    });
    if (reservation !== undefined) await upload(reservation, [file()]);
  },
  async (provider) => {
    const container_id = anyOf(provider.made.containers);
    const wanted = {
      file_name: `${someWords(2)}.txt`,
      mime_type: 'text/plain',
      mode: 'persistent_reference',
    };
    const reservation = await provider.reserve(
      container_id === undefined ? wanted : { ...wanted, container_id },
    );
    if (reservation !== undefined) await upload(reservation, [file()]);
  },
  (provider) => provider.reserve({ file_name: 'never.txt', mime_type: 'text/plain', mode: 'temporary_url' }),
  // The same form once more.
  async ({ made }) => {
    const reservation = anyOf(made.reservations);
    if (reservation !== undefined) await upload(reservation, [file()]).catch(ignoreRefusal);
  },
  async (provider) => {
    const content = file().toString('base64');
    const expirationDate = inDays(anyOf([2, 30, 300]) ?? 2);
    const { status, body } = await provider.send('POST', '/cms/v2/content', { content, expirationDate });
    if (status === 201) provider.remember(provider.made.resources, JSON.parse(body.toString()).id);
  },
  async (provider) => {
    const id = anyOf(provider.made.resources);
    await provider.send('PUT', '/cms/v2/content', { id, expirationDate: inDays(randomInt(1, 300)) });
  },
  async (provider) => {
    const { body, type } = form({ name: someWords(3), description: someWords(randomInt(60)) }, file());
    const answer = await provider.send('POST', anyOf(['/resources/', ...ORGANIZATIONS]) ?? '', body, type);
    if (answer.status === 201) provider.remember(provider.made.resources, JSON.parse(String(answer.body)).id);
  },
  (provider) => provider.send('POST', anyOf(ORGANIZATIONS) ?? '', { id: anyOf(provider.made.resources) }),
  (provider) => {
    const attributes = { [anyOf(words) ?? '']: someWords(randomInt(80)) };
    const change = { name: someWords(3), attributes, tags: [anyOf(words)] };
    return provider.send('PATCH', `/resources/${anyOf(provider.made.resources)}/`, change);
  },
  (provider) => {
    const { body, type } = form({ description: someWords(5) }, file());
    return provider.send('PATCH', `/resources/${anyOf(provider.made.resources)}/`, body, type);
  },
  (provider) => provider.send('DELETE', `/v1/resources/${anyOf(provider.made.resources)}`),
  (provider) => provider.send('DELETE', `/resources/${anyOf(provider.made.resources)}/`),
  async (provider) => {
    const { status, body } = await provider.send('POST', '/containers', { name: someWords(2) });
    if (status < 300) provider.remember(provider.made.containers, JSON.parse(body.toString()).id);
  },
  (provider) =>
    provider.send('POST', `/containers/${anyOf(provider.made.containers)}/clone`, { name: someWords(2) }),
  async (provider) => {
    if (randomInt(4) > 0) return;
    await provider.send('DELETE', `/containers/${anyOf(provider.made.containers)}?traverse=true`);
  },
  (provider) => provider.send('GET', `/resources/?search=${anyOf(words)}`),
];

function ignoreRefusal(error: unknown): void {
  if (!/ 4\d\d/.test(String(error))) throw error;
}

/** Repeats actions until the deadline, and waits while the service is down. */
export async function work(
  credentials: () => DemoCredentials,
  made: Made,
  isOver: () => boolean,
): Promise<{ done: number; cutOff: number }> {
  const provider = new Provider(credentials, made);
  const counts = { done: 0, cutOff: 0 };
  while (!isOver()) {
    try {
      await anyOf(actions)?.(provider);
      counts.done += 1;
    } catch (error) {
      if (/answered 5/.test(String(error))) throw error;
      counts.cutOff += 1;
      await pause(50);
    }
  }
  return counts;
}
