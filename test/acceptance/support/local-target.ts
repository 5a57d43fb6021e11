import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type CommandOptions, commands } from '../../../bin/provider/commands.ts';
import type { Platform } from '../../../lambdas/platform.ts';
import { clientRecords } from '../../../lambdas/table/clients.ts';
import { openTable } from '../../../lambdas/table/open-table.ts';
import { userRecords } from '../../../lambdas/table/users.ts';
import { startLocalCloud } from '../../../local/cloud.ts';
import { INDEX_LAG } from './http.ts';

/** Small enough for one byte more to be tried. */
const MAXIMUM_UPLOAD_BYTES = 256 * 1024;
/** The same. Not divisible by three: base64 of a file of this size is padded. */
const MAXIMUM_CONTENT_BYTES = 256 * 1024;

/** Where the members have their roles. */
const ORGANIZATION = { organization: 'land-registry' };
const PROJECT = { ...ORGANIZATION, project: 'survey' };

/** A local cloud of this test's own, with everything that the suite asks of a target. */
export async function startLocalTarget() {
  const dataDirectory = await mkdtemp(path.join(tmpdir(), 'acceptance-'));
  const cloud = await startLocalCloud({
    dataDirectory,
    port: 0,
    now: Date.now,
    log: () => {},
    indexLag: INDEX_LAG,
    settings: {
      MAXIMUM_UPLOAD_BYTES: String(MAXIMUM_UPLOAD_BYTES),
      MAXIMUM_CONTENT_BYTES: String(MAXIMUM_CONTENT_BYTES),
    },
  });
  const credentials = {
    base_url: cloud.baseUrl,
    ...(await createAccounts(cloud.platform)),
    maximum_upload_bytes: MAXIMUM_UPLOAD_BYTES,
    maximum_content_bytes: MAXIMUM_CONTENT_BYTES,
  };
  return {
    credentials,
    close: async () => {
      await cloud.close();
      await rm(dataDirectory, { recursive: true });
    },
  };
}

/** What an operator does for a target, with the operators' command. */
async function createAccounts(platform: Platform) {
  const table = openTable(platform);
  const accounts = {
    clients: clientRecords(table),
    users: userRecords(table),
    table,
    now: platform.now,
    close: async () => {},
  };

  async function run(name: string, operands: readonly string[], options: CommandOptions) {
    const printed: Record<string, string> = {};
    for await (const line of commands[name]?.(accounts, operands, options) ?? []) {
      const [, label, value] = /^(\w+) {2,}(\S+)$/.exec(line) ?? [];
      if (label !== undefined && value !== undefined) printed[label] = value;
    }
    return printed;
  }

  async function create(account: string, requestsPerSecond: number, more: CommandOptions = {}) {
    const options = { account, 'requests-per-second': String(requestsPerSecond), ...more };
    return { account_id: account, ...(await run('create', [], options)) };
  }

  async function member(account: string, role: string, place: CommandOptions) {
    const created: Record<string, string> = await create(account, 100_000);
    await run('grant', [created['client_id'] ?? ''], { ...place, role });
    return created;
  }

  const created = {
    ...(await create('acme', 100_000, { user: 'acme-user' })),
    other: await create('other', 100_000, { user: 'other-user' }),
    limited: await create('acme', 2),
    members: {
      ...PROJECT,
      own: await member('acme', 'contributor', ORGANIZATION),
      viewer: await member('viewer', 'viewer', ORGANIZATION),
      contributor: await member('contributor', 'contributor', ORGANIZATION),
      manager: await member('manager', 'manager', ORGANIZATION),
      project_viewer: await member('project-viewer', 'viewer', PROJECT),
      project_contributor: await member('project-contributor', 'contributor', PROJECT),
      project_manager: await member('project-manager', 'manager', PROJECT),
    },
  };
  table.client.destroy();
  return created;
}
