import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { connect } from 'node:net';
import path from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { create, exchange, getToken } from '../support/api-client.ts';
import { collectOutput, ready } from '../support/local-process.ts';
import { PATIENCE } from '../support/patience.ts';
import { root, scriptParameters } from '../support/programs.ts';
import { openService, startService, temporaryFolder } from './service.ts';
import { beginUpload } from './slow-upload.ts';

const STOPPING = 'Stopping: requests under way are finished first. Ctrl+C again stops at once.\n';

/** Rejects with the reason if no server accepts a connection. */
async function connects(baseUrl: string): Promise<void> {
  const socket = connect(Number(new URL(baseUrl).port), '127.0.0.1');
  try {
    await once(socket, 'connect');
  } finally {
    socket.destroy();
  }
}

/** Waits until the service accepts no more connections. */
function refusesConnections(baseUrl: string): Promise<void> {
  return vi.waitFor(
    () => expect(connects(baseUrl)).rejects.toMatchObject({ code: 'ECONNREFUSED' }),
    PATIENCE,
  );
}

test('SIGTERM lets an upload finish, and accepts nothing new', async () => {
  const data = await temporaryFolder();
  const service = await startService(data);
  const { base_url } = service.credentials;
  const reservation = await create(base_url, await getToken(service.credentials));
  const upload = await beginUpload(reservation, data);
  const exit = service.end('SIGTERM');
  await refusesConnections(base_url);
  expect(existsSync(path.join(data, 'running.json'))).toBe(false);
  // npm passes on a signal that the terminal has sent already: both count as one.
  service.process.kill('SIGTERM');
  expect(await upload.finish()).toBe(204);
  expect(await exit).toBe(0);
  expect(service.output().split(STOPPING)).toHaveLength(2);

  const { credentials: again } = await openService(data);
  const redirect = await exchange('GET', `${again.base_url}/v1/resources/${reservation.id}`);
  const { body } = await exchange('GET', redirect.headers.location ?? '');
  expect(body.equals(upload.file)).toBe(true);
});

test('a second Ctrl+C breaks off the rest, and the next start recovers', async () => {
  const data = await temporaryFolder();
  const service = await startService(data);
  const token = await getToken(service.credentials);
  const reservation = await create(service.credentials.base_url, token);
  const stalled = await beginUpload(reservation, data);
  const exit = service.end('SIGINT');
  await vi.waitFor(
    () => {
      service.process.kill('SIGINT');
      expect(service.process.exitCode).toBe(1);
    },
    { ...PATIENCE, interval: 50 },
  );
  expect(await exit).toBe(1);
  await stalled.broken;
  const again = await openService(data);
  await getToken(again.credentials);
});

test("SIGTERM to npm's shell stops the service", async () => {
  const data = await temporaryFolder();
  // `true` keeps the shell running: with only one command, the shell would become that command.
  const shell = spawn('sh', ['-c', '"$0" "$@"; true', process.execPath, ...scriptParameters('start')], {
    cwd: root,
    env: { ...process.env, PORT: '0', DATA_DIR: data },
    stdio: ['ignore', 'pipe', 'inherit'],
    detached: true,
  });
  const closed = once(shell, 'close');
  onTestFinished(() => {
    if (shell.stdout.readable) process.kill(-(shell.pid ?? 0), 'SIGKILL');
  });
  const output = collectOutput(shell);
  await ready(shell, output);
  const credentials = JSON.parse(await readFile(path.join(data, 'credentials.json'), 'utf8'));
  const reservation = await create(credentials.base_url, await getToken(credentials));
  const upload = await beginUpload(reservation, data);
  shell.kill('SIGTERM');
  await refusesConnections(credentials.base_url);
  expect(await upload.finish()).toBe(204);
  await closed;
  expect(output().split(STOPPING)).toHaveLength(2);
  expect(existsSync(path.join(data, 'running.json'))).toBe(false);
});

test('a service whose output has no reader goes on, and stops at Ctrl+C as usual', async () => {
  const service = await startService(await temporaryFolder());
  service.process.stdout?.destroy();
  const token = await getToken(service.credentials);
  await create(service.credentials.base_url, token);
  expect(await service.end('SIGINT')).toBe(0);
});
