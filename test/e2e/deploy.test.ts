import { expect, test } from 'vitest';
import { runScript } from '../support/programs.ts';

test('npm run deploy without a terminal asks for an explicit approval option', async () => {
  const { code, stdout, stderr } = await runScript('deploy', ['-c', 'stage=prod']);
  expect([code, stdout]).toEqual([1, '']);
  expect(stderr).toBe(
    'There is no terminal, so nobody can be asked to approve what the deployment changes. ' +
      'To deploy without being asked, add --require-approval never (npm run deploy -- --require-approval never).\n',
  );
});

test('npm run deploy passes its parameters to the CDK', async () => {
  const { code, stdout } = await runScript('deploy', ['--require-approval', 'never', '--help']);
  expect(code).toBe(0);
  expect(stdout).toContain('cdk deploy');
});
