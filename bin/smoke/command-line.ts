import { writeFile } from 'node:fs/promises';
import { dataDirectory } from '../../local/names.ts';
import type { Place } from '../provider/accounts.ts';
import { type Declaration, givenTo, nameIn } from '../provider/command.ts';
import { explained, UsageError } from '../provider/errors.ts';
import type { Deployment } from './deployment.ts';
import { documentOf, holds, tableOf } from './report.ts';
import { runSmoke } from './run.ts';

const smoke: Declaration = {
  does: ['Check a service through its public doors, with a client that is made for this and removed.'],
  oneOf: [],
  needs: [],
  allows: ['report'],
};

const USAGE = `npm run smoke -- [--stage NAME] [--report FILE]

${smoke.does[0]} It takes less than two minutes.
It prints what held and what did not, and writes the same to a file, smoke-report.md by default.

--stage NAME is a deployed stage, with credentials and region as the AWS command line finds them. Without it, the local
mode that is running on the folder DATA_DIR, .local by default, is checked.`;

const REPORT = 'smoke-report.md';

/**
 * Runs the smoke test of the deployment that `open` returns for the options. Prints results and errors to `output`, and
 * resolves to the exit code: 0 if everything held.
 */
export async function runCommandLine(
  line: readonly string[],
  open: (where: Place) => Promise<Deployment>,
  output: Pick<Console, 'log' | 'error'>,
): Promise<0 | 1> {
  try {
    if (nameIn(line).asksForUsage) {
      output.log(USAGE);
      return 0;
    }
    const { stage, report: file = REPORT } = givenTo('smoke', smoke, ['smoke', ...line]);
    const deployment = await open(stage === undefined ? { dataDirectory: dataDirectory() } : { stage });
    const report = await runSmoke(deployment).finally(() => deployment.close());
    for (const printed of tableOf(report)) output.log(printed);
    await writeFile(file, documentOf(report));
    output.log(`The report is in ${file}.`);
    return holds(report) ? 0 : 1;
  } catch (error) {
    output.error(explained(error));
    if (error instanceof UsageError) output.error(`\n${USAGE}`);
    return 1;
  }
}
