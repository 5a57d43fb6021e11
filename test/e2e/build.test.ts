import path from 'node:path';
import { expect, test } from 'vitest';
import { bundleDirectory } from '../../lib/bundles.ts';
import { functionNames } from '../../lib/function-names.ts';
import { run, runScript } from '../support/programs.ts';

test('npm run build makes a working bundle of every handler, and prints its size', async () => {
  const { code, stdout, stderr } = await runScript('build', []);
  expect([code, stderr]).toEqual([0, '']);
  const lines = stdout.trimEnd().split('\n');
  expect(lines.map((line) => line.split(/ +/))).toEqual(
    functionNames.map((module) => [module, expect.stringMatching(/^[1-9]\d{0,2}$/), 'KiB']),
  );

  const bundle = path.join(bundleDirectory, 'authorization-server', 'index.cjs');
  const event = {
    version: '2.0',
    rawPath: '/.well-known/oauth-authorization-server',
    rawQueryString: '',
    headers: {},
    requestContext: { requestId: 'request-1', http: { method: 'GET' } },
    isBase64Encoded: false,
  };
  const program = `require(${JSON.stringify(bundle)}).handler(${JSON.stringify(event)}).then((answer) => console.log(JSON.stringify(answer)))`;
  const environment = { BASE_URL: 'https://api.example' };
  const answer = await run(process.execPath, ['--eval', program], { environment });
  expect([answer.code, answer.stderr]).toEqual([0, '']);
  const [logged = '', response = ''] = answer.stdout.trimEnd().split('\n');
  expect(JSON.parse(logged)).toMatchObject({ route: 'authorization-server', status: 200 });
  const { statusCode, headers, body } = JSON.parse(response);
  expect([statusCode, headers['content-type'], JSON.parse(body)]).toEqual([
    200,
    'application/json',
    expect.objectContaining({ issuer: 'https://api.example' }),
  ]);
});
