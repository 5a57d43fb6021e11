import { randomBytes } from 'node:crypto';
import { expect } from 'vitest';
import { openAccounts } from '../../bin/provider/accounts.ts';
import { registerClient } from '../../lambdas/model/identity/registration.ts';
import { create, send, upload } from '../support/api-client.ts';
import { sendContent } from '../support/content-client.ts';
import type { LocalProcess } from '../support/local-process.ts';

const CONCURRENCY = 8;

/** How far something had come at the kill: asked for, or answered as well. */
type Progress = 'begun' | 'acknowledged';

/** What the client knows of one resource. */
export interface Entry {
  readonly id: string;
  readonly size: number;
  upload?: Progress;
  deletion?: Progress;
}

/** A file that was sent through the content door. */
export interface Content {
  readonly file: Buffer;
  /** Where it is, once that was answered. */
  location?: string;
}

/** Everything that the service has acknowledged, and what was under way. */
export interface Ledger {
  readonly entries: Entry[];
  readonly contents: Content[];
  readonly providers: { readonly client_id: string; readonly client_secret: string }[];
}

export interface Plan {
  /** What to upload, again and again: sizes in bytes, and whether to delete it at once. */
  readonly files: readonly { readonly size: number; readonly deleted: boolean }[];
  /** The number of answers after which the service is killed. */
  readonly answers: number;
}

/** The file of an entry: no other has the same bytes. */
export function fileOf({ id, size }: Entry): Buffer {
  return Buffer.alloc(size, id);
}

/**
 * Registers, creates, uploads through both doors, resolves and deletes until the plan says to kill the service, and
 * writes the ledger.
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
