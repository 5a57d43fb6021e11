import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { runScript } from '../support/programs.ts';
import { openService, temporaryFolder } from './service.ts';

// What it checks is tested in test/integration/smoke.
test('npm run smoke checks the local mode that is running, and says if none is', async () => {
  const data = await temporaryFolder();
  const report = path.join(data, 'report.md');
  const environment = { DATA_DIR: data };
  const service = await openService(data);
  const { code, stdout, stderr } = await runScript('smoke', ['--report', report], { environment });
  expect([code, stderr]).toEqual([0, '']);
  expect(stdout).toMatch(/local mode: of \d+ checks \d+ held, 0 failed, 3 were left out, in \d+ s\./);
  expect(await readFile(report, 'utf8')).toContain('## The doubts of ADR 11');
  await service.close();
  expect(await runScript('smoke', [], { environment })).toEqual({
    code: 1,
    stdout: '',
    stderr: 'No local mode is running: begin with npm start, or name a --stage.\n',
  });
});
