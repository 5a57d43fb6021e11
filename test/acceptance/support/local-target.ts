import { randomBytes } from 'node:crypto';
import { registerClient, registerUser } from '../../../lambdas/model/identity/registration.ts';
import type { Roles } from '../../../lambdas/model/identity/roles.ts';
import type { Platform } from '../../../lambdas/platform.ts';
import { setting } from '../../../lambdas/settings.ts';
import { clientRecords } from '../../../lambdas/table/clients.ts';
import { openTable } from '../../../lambdas/table/open-table.ts';
import { userRecords } from '../../../lambdas/table/users.ts';
import { MAXIMUM_BYTES } from './local-cloud.ts';

/** More than any test sends. */
const UNLIMITED = 100_000;

/** Every user's password is the same: hashing it takes its time on purpose. */
const USER = registerUser('anybody', 'acme', Date.now(), UNLIMITED);

/** Accounts and an organization of a test file's own in the suite's local cloud, as an operator makes them. */
export async function newLocalTarget(environment: Platform['environment']) {
  const platform: Platform = { environment, now: Date.now, log: () => {} };
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
