import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { clientRecords } from '../../../lambdas/adapters/client-records.ts';
import { dynamodbClient } from '../../../lambdas/adapters/dynamodb-client.ts';
import { userRecords } from '../../../lambdas/adapters/user-records.ts';
import { MAXIMUM_REQUESTS_PER_SECOND } from '../../../lambdas/domain/account.ts';
import { registerClient } from '../../../lambdas/domain/registration.ts';
import { hashPassword } from '../../../lambdas/domain/secret.ts';
import type { Platform } from '../../../lambdas/platform.ts';
import { setting } from '../../../lambdas/settings.ts';
import { startLocalCloud } from '../../../local/cloud.ts';

/** Small enough for one byte more to be tried. */
const MAXIMUM_UPLOAD_BYTES = 256 * 1024;

/** A local cloud of this test's own, with everything that the suite asks of a target. */
export async function startLocalTarget() {
  const dataDirectory = await mkdtemp(path.join(tmpdir(), 'acceptance-'));
  const cloud = await startLocalCloud({
    dataDirectory,
    port: 0,
    now: Date.now,
    log: () => {},
    settings: { MAXIMUM_UPLOAD_BYTES: String(MAXIMUM_UPLOAD_BYTES) },
  });
  const credentials = {
    base_url: cloud.baseUrl,
    ...(await addAccounts(cloud.platform)),
    maximum_upload_bytes: MAXIMUM_UPLOAD_BYTES,
  };
  return {
    credentials,
    close: async () => {
      await cloud.close();
      await rm(dataDirectory, { recursive: true });
    },
  };
}

async function addAccounts(platform: Platform) {
  const database = dynamodbClient(platform);
  const tableName = setting(platform, 'TABLE_NAME');
  const clients = clientRecords(database, tableName);
  const users = userRecords(database, tableName);

  async function addClient(accountId: string, requestsPerSecond: number) {
    const { client, secret } = registerClient({ accountId, requestsPerSecond }, platform.now());
    await clients.add(client);
    return { client_id: client.clientId, client_secret: secret };
  }

  async function addAccount(accountId: string) {
    const user = { username: `${accountId}-user`, password: `${accountId} pässword+%` };
    const passwordHash = await hashPassword(user.password);
    await users.add({ username: user.username, accountId, passwordHash, createdAt: platform.now() });
    return { ...(await addClient(accountId, MAXIMUM_REQUESTS_PER_SECOND)), ...user, account_id: accountId };
  }

  const accounts = {
    ...(await addAccount('acme')),
    other: await addAccount('other'),
    limited: await addClient('acme', 2),
  };
  database.destroy();
  return accounts;
}
