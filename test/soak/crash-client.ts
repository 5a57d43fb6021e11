import { randomBytes } from 'node:crypto';
import { expect } from 'vitest';
import { openAccounts } from '../../bin/provider/accounts.ts';
import { registerClient } from '../../lambdas/model/identity/registration.ts';
import { create, send, upload } from '../support/api-client.ts';
import { sendContent } from '../support/content-client.ts';
import type { LocalProcess } from '../support/local-process.ts';

const CONCURRENCY = 8;

/** The state of a request at the kill: sent, or answered. */
type Progress = 'begun' | 'acknowledged';

/** The client's knowledge of one resource. */
export interface Entry {
  readonly id: string;
  readonly size: number;
  upload?: Progress;
  deletion?: Progress;
}

/** A file sent through the content door. */
export interface Content {
  readonly file: Buffer;
  /** Its address, once that was answered. */
  location?: string;
}

/** Everything that the service has acknowledged, and the unanswered requests. */
export interface Ledger {
  readonly entries: Entry[];
  readonly contents: Content[];
  readonly providers: { readonly client_id: string; readonly client_secret: string }[];
}

export interface Plan {
  /** The files to upload again and again: sizes in bytes, and whether to delete them at once. */
  readonly files: readonly { readonly size: number; readonly deleted: boolean }[];
  /** The number of answers after which the service is killed. */
  readonly answers: number;
}

/** The file of an entry, with unique bytes. */
export function fileOf({ id, size }: Entry): Buffer {
  return Buffer.alloc(size, id);
}

/**
 * Registers, creates, uploads through both doors, resolves and deletes until the plan kills the service. Writes the
 * ledger.
 */
export async function workUntilKilled(
  service: LocalProcess,
  dataDirectory: string,
  token: string,
  plan: Plan,
  { entries, contents, providers }: Ledger,
): Promise<void> {
  const accounts = await openAccounts({ dataDirectory });
  const { base_url } = service.credentials;
  const headers = { authorization: `Bearer ${token}` };
  let answers = 0;
  let killed: Promise<unknown> | undefined;
  const answered = () => {
    answers += 1;
    if (answers === plan.answers) killed = service.end('SIGKILL');
  };

  async function register(): Promise<void> {
    const { client, secret } = registerClient({ accountId: 'crash' }, Date.now());
    await accounts.clients.add(client);
    providers.push({ client_id: client.clientId, client_secret: secret });
    answered();
  }

  async function handle({ size, deleted }: Plan['files'][number]): Promise<void> {
    const reservation = await create(base_url, token);
    const entry: Entry = { id: reservation.id, size, upload: 'begun' };
    entries.push(entry);
    answered();
    await upload(reservation, [fileOf(entry)]);
    entry.upload = 'acknowledged';
    answered();
    await send('GET', `${base_url}/v1/resources/${entry.id}/resolve`, headers);
    answered();
    if (!deleted) return;
    entry.deletion = 'begun';
    await send('DELETE', `${base_url}/v1/resources/${entry.id}`, headers);
    entry.deletion = 'acknowledged';
    answered();
  }

  async function addContent(size: number): Promise<void> {
    const content: Content = { file: randomBytes(size) };
    contents.push(content);
    const { status, headers } = await sendContent(service.credentials, content.file);
    expect(status).toBe(201);
    content.location = headers.location ?? '';
    answered();
  }

  async function work(): Promise<void> {
    try {
      for (;;) {
        for (const file of plan.files) {
          await register();
          await handle(file);
          await addContent(file.size);
        }
      }
    } catch (error) {
      if (killed === undefined) throw error;
    }
  }

  await Promise.all(Array.from({ length: CONCURRENCY }, work));
  await killed;
  await accounts.close();
}
