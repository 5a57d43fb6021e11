import { rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { type LocalCloud, startLocalCloud } from './cloud.ts';
import { type DemoCredentials, demoAccount } from './demo-account.ts';
import { uploadSample } from './sample-file.ts';
import type { Platform } from './service.ts';

export interface LocalMode {
  readonly credentials: DemoCredentials;
  /** The file with the credentials. */
  readonly credentialsFile: string;
  /** The URL of the sample file, unless it was deleted. */
  readonly sampleUrl: string | undefined;
  /** Closes after the current requests. */
  close(): Promise<void>;
}

/**
 * Starts the local cloud with its demo account, and writes its addresses to a file for the operators' commands.
 * `port` is a number from 0 to 65534 in digits; files are served at the next one. Rejects with one sentence that gives
 * the reason.
 */
export async function openLocalMode(
  directory: string,
  port: string,
  log: Platform['log'],
): Promise<LocalMode> {
  try {
    const cloud = await startLocalCloud({
      dataDirectory: directory,
      port: portNumber(port),
      now: Date.now,
      log,
    });
    return await withDemoAccount(cloud, directory).catch(async (error: unknown) => {
      await cloud.close();
      throw error;
    });
  } catch (error) {
    throw new Error(explained(error), { cause: error });
  }
}

async function withDemoAccount(cloud: LocalCloud, directory: string): Promise<LocalMode> {
  const credentialsFile = path.join(directory, 'credentials.json');
  const credentials = await demoAccount(cloud.platform, credentialsFile);
  const sampleUrl = await uploadSample(credentials);
  const runningFile = path.join(directory, 'running.json');
  const { environment } = cloud.platform;
  const running = {
    base_url: cloud.baseUrl,
    table_endpoint: environment['AWS_ENDPOINT_URL_DYNAMODB'],
    store_endpoint: environment['AWS_ENDPOINT_URL_S3'],
    logs_endpoint: environment['AWS_ENDPOINT_URL_CLOUDWATCH_LOGS'],
  };
  await writeFile(runningFile, `${JSON.stringify(running)}\n`, { flush: true });
  return {
    credentials,
    credentialsFile,
    sampleUrl,
    async close() {
      await rm(runningFile, { force: true });
      await cloud.close();
    },
  };
}

/** Files are served at the next port, which must exist too. */
const MAXIMUM_PORT = 65_534;

function portNumber(text: string): number {
  const port = Number(text);
  if (text !== '' && Number.isInteger(port) && port >= 0 && port <= MAXIMUM_PORT) return port;
  throw new Error(`PORT is ${JSON.stringify(text)}: it must be a number from 0 to ${MAXIMUM_PORT}.`);
}

function explained(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { code, path: file, port }: NodeJS.ErrnoException & { port?: number } = error;
  switch (code) {
    case 'EADDRINUSE':
      return `Port ${port} is taken by another program: stop that, or choose two others with PORT=9000 npm start.`;
    case 'EEXIST':
    case 'ENOTDIR':
      return `A file is in the way of the folder ${file}: choose another one with DATA_DIR.`;
    default:
      return error.message;
  }
}
