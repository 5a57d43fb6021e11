import { randomBytes } from 'node:crypto';
import { mkdtemp } from 'node:fs/promises';
import path from 'node:path';
import { registerClient, registerUser } from '../../../lambdas/model/identity/registration.ts';
import type { Roles } from '../../../lambdas/model/identity/roles.ts';
import { setting } from '../../../lambdas/settings.ts';
import { clientRecords } from '../../../lambdas/table/clients.ts';
import { openTable } from '../../../lambdas/table/open-table.ts';
import { userRecords } from '../../../lambdas/table/users.ts';
import { type LocalCloud, startLocalCloud } from '../../../local/cloud.ts';
import { INDEX_LAG } from './http.ts';

/**
 * The largest upload and the largest file in one request: small enough to test one byte more, and not divisible by
 * three, so that its base64 is padded.
 */
const MAXIMUM_BYTES = 256 * 1024;

/** More than any test sends. */
const UNLIMITED = 100_000;

/** One password for all users, since hashing one is slow on purpose. */
const USER = registerUser('anybody', 'acme', Date.now(), UNLIMITED);

/** The cloud for all files of a worker; it ends with the worker. */
let cloud: Promise<LocalCloud> | undefined;

async function startCloud(folder: string): Promise<LocalCloud> {
  return startLocalCloud({
    dataDirectory: await mkdtemp(path.join(folder, 'cloud-')),
    port: 0,
    now: Date.now,
    log: () => {},
    indexLag: INDEX_LAG,
    settings: {
      MAXIMUM_UPLOAD_BYTES: String(MAXIMUM_BYTES),
      MAXIMUM_CONTENT_BYTES: String(MAXIMUM_BYTES),
    },
  });
}

/**
 * Makes accounts and an organization for one test file in the worker's local cloud, like an operator. The cloud keeps
 * its data in the folder.
 */
export async function newLocalTarget(folder: string) {
  cloud ??= startCloud(folder);
  const { platform } = await cloud;
  const table = openTable(platform);
  const [clients, users] = [clientRecords(table), userRecords(table)];
  const suffix = randomBytes(4).toString('hex');
  const organization = `land-registry-${suffix}`;
  const project = 'survey';

  async function newClient(name: string, requestsPerSecond = UNLIMITED, roles: Roles = {}) {
    const account_id = `${name}-${suffix}`;
    const { client, secret } = registerClient({ accountId: account_id, requestsPerSecond }, Date.now());
    await clients.add({ ...client, roles });
    return { account_id, client_id: client.clientId, client_secret: secret };
  }

  async function newAccount(name: string) {
    const created = await newClient(name);
    const { user, password } = await USER;
    const username = `${name}-user-${suffix}`;
    await users.add({ ...user, username, accountId: created.account_id });
    return { ...created, username, password };
  }

  const inOrganization = (name: string, role: Roles[string]) =>
    newClient(name, UNLIMITED, { [organization]: role });
  const inProject = (role: Roles[string]) =>
    newClient(`project-${role}`, UNLIMITED, { [`${organization}/${project}`]: role });

  const target = {
    base_url: setting(platform, 'BASE_URL'),
    ...(await newAccount('acme')),
    other: await newAccount('other'),
    limited: await newClient('acme', 2),
    members: {
      organization,
      project,
      own: await inOrganization('acme', 'contributor'),
      viewer: await inOrganization('viewer', 'viewer'),
      contributor: await inOrganization('contributor', 'contributor'),
      manager: await inOrganization('manager', 'manager'),
      project_viewer: await inProject('viewer'),
      project_contributor: await inProject('contributor'),
      project_manager: await inProject('manager'),
    },
    maximum_upload_bytes: MAXIMUM_BYTES,
    maximum_content_bytes: MAXIMUM_BYTES,
  };
  table.client.destroy();
  return target;
}
