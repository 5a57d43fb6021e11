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

/** The local mode in its own process, which ends with the test. */
export async function startService(dataDirectory: string, port?: number): Promise<LocalProcess> {
  const service = await startLocalProcess(dataDirectory, port);
  onTestFinished(service.stop);
  return service;
}

/**
 * The local mode in this process until the end of the test, or until it is closed, to see what an earlier process has
 * left: a process of its own takes several times as long.
 */
export async function openService(
  dataDirectory: string,
  port = 0,
): Promise<{ credentials: DemoCredentials; close: () => Promise<void> }> {
  const { credentials, close } = await openLocalMode(dataDirectory, String(port), () => {});
  let closed: Promise<void> | undefined;
  const closeOnce = () => (closed ??= close());
  onTestFinished(closeOnce);
  return { credentials, close: closeOnce };
}

/**
 * A free port, followed by another, for a service that restarts at the same address. It is below the range of ephemeral
 * ports: any connection may take one of those while the service is stopped.
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
