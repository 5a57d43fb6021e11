import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { S3Client } from '@aws-sdk/client-s3';
import * as v from 'valibot';
import { openAccessKey } from '../../local/access-key.ts';
import { BUCKET } from '../../local/names.ts';
import { type Accounts, openAccounts, type Place } from '../provider/accounts.ts';
import { objectsIn, type StoredObjects } from './objects.ts';
import { openStage } from './stage.ts';

/** A service to be tested. */
export interface Deployment {
  /** For the report. */
  readonly name: string;
  readonly baseUrl: string;
  readonly accounts: Omit<Accounts, 'audit'>;
  readonly operator: Operator;
  close(): Promise<void>;
}

/** What an operator sees, with credentials of the AWS account. The local mode has only the bucket. */
export interface Operator extends StoredObjects {
  /** The queues of what could not be done, and roughly how many messages are in each. */
  deadLetters?(): Promise<readonly { readonly name: string; readonly messages: number }[]>;
  /** The names of the alarms that the stacks declare, and the alarms that exist. */
  alarms?(): Promise<{ readonly declared: readonly string[]; readonly found: readonly FoundAlarm[] }>;
  /** How many functions may run at once in the account and region. */
  concurrency?(): Promise<number>;
}

export interface FoundAlarm {
  readonly name: string;
  readonly state: string;
  readonly notifies: boolean;
}

/** Opens a deployed stage, or the local mode that is running on a folder. Rejects if there is none. */
export async function openDeployment(place: Place): Promise<Deployment> {
  // The accounts of a local mode could be opened without it, and would stay open.
  const opened = 'stage' in place ? await openStage(place.stage) : await openRunning(place.dataDirectory);
  const accounts = await openAccounts(place);
  return {
    ...opened,
    accounts,
    async close() {
      opened.close();
      await accounts.close();
    },
  };
}

const running = v.object({ base_url: v.string(), store_endpoint: v.string() });

/** What a running local mode tells of itself. */
async function openRunning(dataDirectory: string) {
  const text = await readFile(path.join(dataDirectory, 'running.json'), 'utf8').catch(() => undefined);
  if (text === undefined)
    throw new Error('No local mode is running: begin with npm start, or name a --stage.');
  const { base_url: baseUrl, store_endpoint: endpoint } = v.parse(running, JSON.parse(text));
  const credentials = await openAccessKey(dataDirectory);
  const client = new S3Client({ endpoint, region: 'eu-central-1', credentials, forcePathStyle: true });
  return {
    name: 'local mode',
    baseUrl,
    operator: objectsIn(client, BUCKET),
    close: () => client.destroy(),
  };
}
