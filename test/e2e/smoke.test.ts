import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { answeredDoubts, openDoubts } from '../../bin/smoke/doubts.ts';
import { runScript } from '../support/programs.ts';
import { openService, temporaryFolder } from './service.ts';

// What it says of what does not hold is tested in test/integration/smoke.
test('npm run smoke checks the local mode that is running, answers each doubt, and says if none is running', async () => {
  const data = await temporaryFolder();
  const report = path.join(data, 'report.md');
  const environment = { DATA_DIR: data };
  const service = await openService(data);
  const { code, stdout, stderr } = await runScript('smoke', ['--report', report], { environment });
  expect([code, stderr]).toEqual([0, '']);
  expect(stdout).toMatch(/local mode: of \d+ checks \d+ held, 0 failed, 3 were left out, in \d+ s\./);
  expect(stdout.trimEnd().split('\n').at(-1)).toBe(`The report is in ${report}.`);
  const answers = (await readFile(report, 'utf8')).split('## The doubts of ADR 11')[1] ?? '';
  for (const doubt of answeredDoubts) {
    const answer = doubt === 'Shared concurrency' ? 'left out' : 'held';
    expect(answers).toMatch(new RegExp(`^\\| ${doubt} \\| .*: ${answer}`, 'm'));
  }
  for (const [doubt, reason] of Object.entries(openDoubts))
    expect(answers).toContain(`| ${doubt} | Not answered here. ${reason} |`);
  await service.close();
  expect(await runScript('smoke', [], { environment })).toEqual({
    code: 1,
    stdout: '',
    stderr: 'No local mode is running: begin with npm start, or name a --stage.\n',
  });
});
