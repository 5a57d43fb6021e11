import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { CloudWatchLogsClient } from '@aws-sdk/client-cloudwatch-logs';
import { afterAll } from 'vitest';
import { auditReader } from '../../../bin/provider/audit-reader.ts';
import { clientConfiguration } from '../../../lambdas/aws/aws-client.ts';
import type { ObjectCreatedEvent } from '../../../lambdas/background/object-created.ts';
import {
  type Registration,
  registerClient,
  registerUser,
} from '../../../lambdas/model/identity/registration.ts';
import type { Platform } from '../../../lambdas/platform.ts';
import { setting } from '../../../lambdas/settings.ts';
import { clientRecords } from '../../../lambdas/table/clients.ts';
import { openTable } from '../../../lambdas/table/open-table.ts';
import { resourceRecords } from '../../../lambdas/table/resources.ts';
import type { Table } from '../../../lambdas/table/table.ts';
import { userRecords } from '../../../lambdas/table/users.ts';
import { startLocalCloud } from '../../../local/cloud.ts';
import { apiAt } from '../../acceptance/support/api.ts';
import { keptObjects } from '../../support/kept-objects.ts';
import { linesOf } from '../../support/operator.ts';
import { commandLine } from '../provider/command-line.ts';

export const SECOND = 1000;
export const DAY = 24 * 60 * 60 * SECOND;

/** Not a full second, since clients get full seconds. */
const START = Date.UTC(2040, 0, 15, 12, 0, 0, 250);

/** The whole service in this process for one test file, with a clock that only the tests set. */
export async function startService() {
  let held: ObjectCreatedEvent[] | undefined;
  let going: Promise<void> = Promise.resolve();
  const dataDirectory = await mkdtemp(path.join(tmpdir(), 'service-'));
  const clock = { time: START };
  const log: string[] = [];
  const cloud = await startLocalCloud({
    dataDirectory,
    port: 0,
    now: () => clock.time,
    log: (entry) => log.push(JSON.stringify(entry)),
    intercept: (record) => async (event) => {
      await going;
      if (held === undefined) await record(event);
      else held.push(event);
    },
  });
  const { platform } = cloud;
  const api = apiAt(cloud.baseUrl);
  const table = openTable(platform);
  let closed: Promise<void> | undefined;
  const close = async () => {
    table.client.destroy();
    await cloud.close();
    await rm(dataDirectory, { recursive: true });
  };
  const closeOnce = () => (closed ??= close());
  afterAll(closeOnce);
  /** All stored versions of objects. */
  const storedObjects = async () => (await kept()).map(({ object }) => object);
  const kept = async () => (await keptObjects(path.join(dataDirectory, 'objects'))).objects;
  return {
    ...cloud,
    close: closeOnce,
    clock,
    log,
    api,
    /** Gives a token of a client that is good now, the same one for half an hour of the clock. */
    tokensOf(client: Parameters<typeof api.token>[0]): () => Promise<string> {
      let token: Promise<string> | undefined;
      let end = 0;
      return () => {
        if (token !== undefined && clock.time < end) return token;
        end = clock.time + 1800 * SECOND;
        token = api.token(client);
        return token;
      };
    },
    /** The stored uploads of a resource. */
    uploadsOf: async (id: string) =>
      (await storedObjects()).filter((object) => object.startsWith(`resources/${id}/`)),
    storedObjects,
    /** Whether an object is the current version of its key: lifecycle has not ended its life. */
    isCurrent: async (object: string) => (await kept()).some((one) => one.object === object && one.isCurrent),
    /** Holds back the events of uploads from now on. They are added to the returned array. */
    holdEvents: () => (held ??= []),
    /** Lets the events of uploads wait until the returned function is called. */
    pauseEvents(): () => void {
      const { promise, resolve } = Promise.withResolvers<void>();
      going = promise;
      return resolve;
    },
    resources: resourceRecords(table, platform.now),
    ...operations(platform, table),
  };
}

/** The operators' commands. */
function operations(platform: Platform, table: Table) {
  const accounts = {
    table,
    clients: clientRecords(table),
    users: userRecords(table),
    audit: auditReader(setting(platform, 'AUDIT_LOG_GROUP'), async () => ({
      client: new CloudWatchLogsClient(clientConfiguration(platform, 'CLOUDWATCH_LOGS')),
      close: async () => {},
    })),
    now: platform.now,
    close: async () => {},
  };

  return {
    accounts,

    /** Adds a client of the account `acme`, in effect unlimited by default. */
    async addClient(registration: Partial<Registration> = {}) {
      const wanted = { accountId: 'acme', requestsPerSecond: 10_000, ...registration };
      const { client, secret } = registerClient(wanted, platform.now());
      await accounts.clients.add(client);
      return { client_id: client.clientId, client_secret: secret };
    },

    /** Adds a user of the account, with the password of the specification's example. */
    async addUser(name: string) {
      const { user, password } = await registerUser(name, 'acme', platform.now());
      await accounts.users.add(user);
      return { username: name, password };
    },

    /**
     * Runs `npm run provider -- NAME ARGUMENT`, or without an argument for a user in the options. Resolves to its
     * output.
     */
    async operate(
      name: string,
      argument: string | undefined,
      options: Record<string, string> = {},
    ): Promise<string> {
      const operands = argument === undefined ? [] : [argument];
      const given = Object.entries(options).map(([option, value]) => `--${option}=${value}`);
      return (await linesOf(commandLine(accounts), name, ...operands, ...given)).join('\n');
    },
  };
}
