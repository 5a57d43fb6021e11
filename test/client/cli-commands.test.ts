import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { startReceiver } from '../integration/service/receiver.ts';
import { startService } from '../integration/service/service-under-test.ts';
import { PATIENCE } from '../support/patience.ts';
import { signedInMachine, startMachine } from './command-line-under-test.ts';

const service = await startService();

const UNKNOWN = '00000000-0000-4000-8000-000000000000';

/** The machine of a user whose account has these files. */
async function machineWith(names: readonly string[], ...parameters: string[]) {
  const machine = await signedInMachine(service);
  const ids: string[] = [];
  for (const name of names) {
    await machine.write({ [name]: `This is ${name}.` });
    const [{ id }] = await machine.json('upload', name, ...parameters);
    ids.push(id);
  }
  return { ...machine, ids: ids as [string, ...string[]] };
}

const done = (stdout: string, stderr = '') => ({ code: 0, stdout, stderr });

describe('resolve', () => {
  test('prints URLs, and what there is not', async () => {
    const { run, json, ids } = await machineWith(['a.txt', 'b.txt']);
    const urls = ids.map((id) => `${service.baseUrl}/v1/resources/${id}`);
    const references = [`ref://${ids[0]}`, ids[1] ?? ''];
    expect(await run(['resolve', ...references])).toEqual(done(`${urls.join('\n')}\n`));
    expect(await json('resolve', ...references)).toEqual(
      references.map((reference, index) => ({ reference, uri: urls[index] })),
    );
    expect(await run(['resolve', UNKNOWN, ids[0]])).toEqual({
      code: 1,
      stdout: `${urls[0]}\n`,
      stderr: `${UNKNOWN}: There is no such resource.\n`,
    });
  });
});

describe('list and search', () => {
  test('print the resources that are asked for', async () => {
    const { run, json } = await machineWith(['b-red.txt', 'a-blue.png', 'c-red.png']);
    const named = async (...parameters: string[]) =>
      (await json(...parameters)).resources.map(({ file_name }: { file_name: string }) => file_name);
    expect(await named('list', '--sort', 'name')).toEqual(['a-blue.png', 'b-red.txt', 'c-red.png']);
    expect(await named('list', '--type', 'image/*', '--sort', '-name')).toEqual(['c-red.png', 'a-blue.png']);
    expect(await named('list', '--until', '2040-01-01')).toEqual([]);
    expect(await named('search', 'red', '--sort', 'name')).toEqual(['b-red.txt', 'c-red.png']);
    const { stdout } = await run(['search', 'blue']);
    expect(stdout.split('\n')).toEqual([
      expect.stringMatching(/^id {36}created {15}expires {2}size {2}type {7}name$/),
      expect.stringMatching(
        /^[0-9a-f-]{36} {2}2040-01-15T12:00:00Z {2}never {4}19 B {2}image\/png {2}a-blue.png$/,
      ),
      '',
    ]);
  });

  test('tell how to go on', async () => {
    const { run, json } = await machineWith(['a.txt', 'b.txt', 'c.txt']);
    const { stderr } = await run(['list', '--limit', '2']);
    const [, cursor = ''] =
      /^There are more: add --all, or --cursor (\S+) to go on here\.\n$/.exec(stderr) ?? [];
    const [first, second] = [await json('list', '--limit', '2'), await json('list', '--cursor', cursor)];
    expect([...first.resources, ...second.resources]).toEqual((await json('list', '--all')).resources);
    expect(second).toMatchObject({ resources: [{}], cursor: null });
  });
});

describe('get', () => {
  test('shows a resource, and saves its file', async () => {
    const { run, json, ids, home } = await machineWith(['a.txt']);
    const { stdout } = await run(['get', ids[0]]);
    expect(stdout).toContain(`id           ${ids[0]}\nstatus       available\nfile_name    a.txt\n`);
    expect(await run(['get', `ref://${ids[0]}`, '-o', '-'])).toEqual(done('This is a.txt.'));
    expect(await run(['get', ids[0], '-o', 'saved.txt'])).toEqual(done(''));
    expect(await readFile(path.join(home, 'saved.txt'), 'utf8')).toBe('This is a.txt.');
    expect(await json('get', ids[0])).toMatchObject({ id: ids[0], size: 14 });
    expect((await readdir(home)).filter((name) => name.endsWith('.part'))).toEqual([]);
  });

  test('tells that there is none, in the words of the service', async () => {
    const { run } = await machineWith([]);
    expect(await run(['get', UNKNOWN])).toEqual({
      code: 1,
      stdout: '',
      stderr: 'There is no such resource.\n',
    });
    const { code, stdout, stderr } = await run(['get', UNKNOWN, '--json']);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(JSON.parse(stderr)).toEqual({
      error: { message: 'There is no such resource.', status: 404, request_id: expect.any(String) },
    });
  });
});

test('extend changes when resources expire', async () => {
  const { run, ids } = await machineWith(['a.txt'], '--expire', '1h');
  expect(await run(['extend', ids[0], '--expire', '2h'])).toEqual(done(`${ids[0]}  2040-01-15T14:00:01Z\n`));
  expect(await run(['extend', ids[0], '--until', '2040-01-20'])).toEqual(
    done(`${ids[0]}  2040-01-20T00:00:00Z\n`),
  );
  expect(await run(['extend', ids[0]])).toMatchObject({ code: 2 });
  expect(await run(['extend', ids[0], '--expire', '9000w'])).toMatchObject({ code: 1 });
});

test('delete deletes what there is', async () => {
  const { run, json, ids } = await machineWith(['a.txt', 'b.txt']);
  const [first, second = ''] = ids;
  expect(await run(['delete', first, UNKNOWN, second])).toEqual({
    code: 1,
    stdout: '',
    stderr: `Deleted ${first}.\n${UNKNOWN}: There is no such resource.\nDeleted ${second}.\n`,
  });
  expect((await json('list')).resources).toEqual([]);
  expect(await json('delete', first)).toEqual([{ id: first }]);
});

describe('containers', () => {
  test('are created, listed, shown and deleted', async () => {
    const { run, json, write } = await machineWith([]);
    const created = await run([
      'containers',
      'create',
      'Hyrule',
      '--tag',
      'Zelda',
      '--description',
      'A land',
    ]);
    const id = created.stdout.trim();
    expect(created).toEqual(done(`${id}\n`));
    const container = { id, name: 'Hyrule', description: 'A land', tags: ['Zelda'] };
    expect(await json('containers', 'show', id)).toMatchObject(container);
    await run(['containers', 'create', 'Termina', '--tag', 'Zelda', '--tag', 'Moon']);
    const named = async (...parameters: string[]) =>
      (await json('containers', 'list', ...parameters)).data.map(({ name }: { name: string }) => name);
    expect(await named('--tag', 'Zelda', '--sort', 'name')).toEqual(['Hyrule', 'Termina']);
    expect(await named('--any-tag', 'Moon', '--any-tag', 'Sun')).toEqual(['Termina']);
    expect(await named('--without-tag', 'Moon')).toEqual(['Hyrule']);
    expect(await named('--name', 'hyrule')).toEqual(['Hyrule']);
    expect((await run(['containers', 'list', '--name', 'Hyrule'])).stdout).toContain('  Hyrule  Zelda\n');

    await write({ 'a.txt': 'A' });
    await run(['upload', 'a.txt', '--container', id]);
    const refused = await run(['containers', 'delete', id]);
    expect(refused).toMatchObject({ code: 1, stdout: '' });
    expect(refused.stderr).toContain('The container is not empty');
    expect(await run(['containers', 'delete', id, '--contents'])).toEqual(done('', `Deleted ${id}.\n`));
    expect((await json('list')).resources).toEqual([]);
  });

  test('are cloned, and the new one is printed once it is complete', async () => {
    const { run, json, write } = await machineWith([]);
    const id = (await run(['containers', 'create', 'Hyrule'])).stdout.trim();
    await write({ 'folder/a.txt': 'A', 'folder/b.txt': 'B' });
    await run(['upload', 'folder', '--container', id]);

    const { code, stdout, stderr } = await run(['clone', id, 'Lorule']);
    expect({ code, stderr }).toEqual({
      code: 0,
      stderr: 'Copied 2 of 2 resources, 0 were gone meanwhile.\n',
    });
    expect(await json('containers', 'show', stdout.trim())).toMatchObject({ name: 'Lorule' });
    expect((await json('list', '--container', stdout.trim())).resources).toHaveLength(2);
    expect(await json('clone', id)).toMatchObject({ toContainerId: stdout.trim(), copied: 2 });

    const background = await run(['clone', id, 'Holodrum', '--no-wait']);
    expect(background).toMatchObject({ code: 0, stdout: '' });
    expect(await json('clone', id)).toMatchObject({ name: 'Holodrum', completedAt: expect.any(String) });
    expect(await run(['clone', id, '--no-wait'])).toMatchObject({ code: 2 });
  });
});

test('webhooks are added, tested, listed and removed', async () => {
  const receiver = await startReceiver();
  const { run, json } = await machineWith([]);
  const added = await json('webhooks', 'add', receiver.url, '--event', 'resource.available');
  expect(added).toMatchObject({
    url: receiver.url,
    events: ['resource.available'],
    secret: expect.any(String),
  });
  const { id } = added;
  expect((await run(['webhooks', 'list'])).stdout).toContain(`${id}  enabled  resource.available`);
  const { stderr } = await run(['webhooks', 'test', id]);
  expect(stderr).toMatch(
    /^Sent evt_\w+: `resource-manager webhooks deliveries \S+` tells what came of it\.\n$/,
  );
  const deliveries = async () => (await json('webhooks', 'deliveries', id)).deliveries;
  await expect.poll(deliveries, PATIENCE).toMatchObject([{ type: 'webhook.test', status: 'delivered' }]);
  expect((await run(['webhooks', 'deliveries', id])).stdout).toMatch(
    /webhook\.test {2}delivered {2}1 {6}204\n$/,
  );
  expect(await run(['webhooks', 'remove', id])).toEqual(done('', `Removed ${id}.\n`));
  expect(await json('webhooks', 'list')).toEqual({ webhooks: [] });
});

describe('status', () => {
  test('needs no credentials', async () => {
    const { run } = await startMachine();
    const { code, stdout, stderr } = await run(['status', '--url', service.baseUrl, '--deep']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toContain(`url      ${service.baseUrl}\nstatus   ok\n`);
    expect(stdout).toContain('table    ok\nbucket   ok\n');
    expect(await run(['status'])).toMatchObject({ code: 3 });
  });

  test('tells where there is something else', async () => {
    const { run } = await startMachine();
    const url = `${service.baseUrl}/v1`;
    expect(await run(['status', '--url', url])).toEqual({
      code: 1,
      stdout: '',
      stderr: `${url} does not answer as a Resource Manager does: its status is 404.\n`,
    });
  });
});

describe('wrong usage', () => {
  test.each([
    { parameters: ['uplod'], message: "Unknown command 'uplod': did you mean upload?" },
    { parameters: ['list', '--jsn'], message: "Unknown option '--jsn': did you mean --json?" },
    { parameters: ['list', 'more'], message: expect.stringMatching(/^Too many arguments for 'list'\./) },
    { parameters: ['upload'], message: "Missing required argument 'file'." },
    { parameters: ['containers', 'new'], message: "Unknown command 'new'." },
    {
      parameters: ['upload', 'a.txt', '--expire', 'soon'],
      message:
        "Option '--expire <duration>' argument 'soon' is invalid. It must be a duration such as 90s, 30m, 12h, 7d or 2w.",
    },
    {
      parameters: ['list', '--limit', '0'],
      message: "Option '--limit <number>' argument '0' is invalid. It must be a whole number from 1.",
    },
    {
      parameters: ['list', '--from', 'yesterday'],
      message:
        "Option '--from <time>' argument 'yesterday' is invalid. It must be a time such as 2026-01-31 or 2026-01-31T12:00:00Z.",
    },
  ])('$parameters', async ({ parameters, message }) => {
    const { run } = await startMachine();
    const { code, stdout, stderr } = await run(parameters);
    expect({ code, stdout, stderr: stderr.trimEnd() }).toEqual({ code: 2, stdout: '', stderr: message });
  });

  test('without a command shows the help', async () => {
    const { run } = await startMachine();
    const help = await run(['--help']);
    expect(help).toMatchObject({ code: 0, stderr: '' });
    expect(await run([])).toEqual({ code: 2, stdout: '', stderr: help.stdout });
  });
});

const commands = [
  ...['login', 'upload', 'resolve', 'list', 'search', 'get', 'extend', 'delete', 'clone', 'status'],
  ...['list', 'create', 'show', 'delete'].map((name) => `containers ${name}`),
  ...['list', 'add', 'test', 'remove', 'deliveries'].map((name) => `webhooks ${name}`),
];

test.each(commands)('%s has a short help, and prints JSON', async (command) => {
  const { run } = await startMachine();
  const { code, stdout, stderr } = await run([...command.split(' '), '--help']);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(stdout.split('\n').length).toBeLessThan(32);
  expect(stdout).toContain(`Usage: resource-manager ${command} [options]`);
  expect(stdout).toContain('--json');
});

test('a name cannot give orders to the terminal', async () => {
  const { run } = await machineWith([]);
  const name = 'Hy\u009b31mrule';
  await run(['containers', 'create', name]);
  const [text, asJson] = [await run(['containers', 'list']), await run(['containers', 'list', '--json'])];
  expect(text.stdout + asJson.stdout).not.toContain('\u009b');
  expect(JSON.parse(asJson.stdout).data).toMatchObject([{ name }]);
});
