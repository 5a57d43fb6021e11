import type { RepairReport } from '../../../lambdas/model/repair/ports.ts';
import { newRepair, OBJECTS_KEY, recordsKey } from '../../../lambdas/model/repair/repair.ts';
import { jobRecords } from '../../../lambdas/table/jobs.ts';
import { repairReports } from '../../../lambdas/table/repair-reports.ts';
import { command } from '../command.ts';

export const repair = command({
  does: [
    'Compare the table with the bucket, by a job: with --account, look for the file of each of its resources; without, for',
    'the record of each upload. Shows the last report too. With --apply yes, resources without a file are deleted, lost',
    'uploads recorded, and uploads that no record names deleted. See docs/backup.md.',
  ],
  allows: ['account', 'apply'],
  async *run({ table }, { account, apply = false }) {
    const name = account === undefined ? OBJECTS_KEY : recordsKey(account);
    const what = account === undefined ? 'uploads' : `files of the account ${account}`;
    const last = await repairReports(table).find(name);
    if (last !== undefined) yield* described(last.report, last.at);
    const isNew = await jobRecords(table).add(name, newRepair(account, apply));
    yield isNew
      ? `The ${what} are being compared: this begins within a minute.`
      : `The ${what} are being compared already.`;
  },
});

function* described({ compared, found, examples, applied }: RepairReport, at: number): Iterable<string> {
  yield `Until ${new Date(at).toISOString()}, ${compared} were compared, and ${found} differed${applied ? ', and were repaired' : ''}.`;
  for (const one of examples) yield `  ${one}`;
  if (found > examples.length) yield `  and ${found - examples.length} more`;
}
