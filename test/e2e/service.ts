import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { onTestFinished } from 'vitest';
import type { DemoCredentials } from '../../local/demo-account.ts';
import { openLocalMode } from '../../local/local-mode.ts';
import { type LocalProcess, makeFolder, removeFolder, startLocalProcess } from '../support/local-process.ts';

/** A folder that is removed after the test. */
export async function temporaryFolder(): Promise<string> {
  const folder = await makeFolder();
  onTestFinished(() => removeFolder(folder));
  return folder;
}

/** The local mode in a process that has ended after the test. */
export async function startService(dataDirectory: string, port?: number): Promise<LocalProcess> {
  const service = await startLocalProcess(dataDirectory, port);
  onTestFinished(service.stop);
  return service;
}

/** The local mode in this process until the test has ended: as good as another one to see what a first one has left. */
export async function openService(dataDirectory: string): Promise<DemoCredentials> {
  const { credentials, close } = await openLocalMode(dataDirectory, '0', () => {});
  onTestFinished(close);
  return credentials;
}

/**
 * A free port, before another free one, for a service that is to be started again at the same address: below those that systems hand out by
 * themselves, since any connection may take one of them while the service is not running.
 */
export async function lastingPort(): Promise<number> {
  const port = randomInt(10_000, 30_000);
  return (await isFree(port)) && (await isFree(port + 1)) ? port : lastingPort();
}

async function isFree(port: number): Promise<boolean> {
  const server = createServer().listen(port, '127.0.0.1');
  try {
    await once(server, 'listening');
    return true;
  } catch {
    return false;
  } finally {
    server.close();
  }
}
