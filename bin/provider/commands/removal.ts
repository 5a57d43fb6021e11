import { newRemoval, type Removal, removalKey } from '../../../lambdas/model/accounts/removal.ts';
import { jobRecords } from '../../../lambdas/table/jobs.ts';
import type { Accounts } from '../accounts.ts';
import { command } from '../command.ts';
import { UsageError } from '../errors.ts';

export const removeAccount = command({
  does: [
    'Remove an account with all that it owns: clients, users, webhooks, files, containers, usage and quota. Nothing of it',
    'can be got back. NAME must be given twice. The same command shows how far it is.',
  ],
  needs: ['account', 'confirm'],
  async *run({ table, now }, { account, confirm }) {
    if (account !== confirm) throw new UsageError('--confirm must name the account that --account names.');
    const jobs = jobRecords<Removal>(table);
    if (await jobs.add(removalKey(account), newRemoval(account, now()))) {
      yield `The account ${account} is being removed: this begins within a minute, and goes on by itself.`;
      yield 'Uploads that are under way are removed too, in a second walk after a day. Its records in the audit stay.';
      return;
    }
    const removal = await jobs.find(removalKey(account));
    if (removal === undefined) yield `The account ${account} has just been removed.`;
    else yield `The account ${account} is being removed: ${progressOf(removal)}.`;
  },
});

function progressOf({ walk, stage, since }: Removal): string {
  const begun = `begun ${new Date(since).toISOString()}`;
  return stage.at === 'waiting'
    ? `${begun}, all but late uploads is gone`
    : `${begun}, walk ${walk}, ${stage.at}`;
}

/** Throws if an account is being removed: what it gets now would be lost. */
export async function checkNotRemoved({ table }: Accounts, account: string): Promise<void> {
  if ((await jobRecords(table).find(removalKey(account))) === undefined) return;
  throw new Error(`The account ${account} is being removed: use it again when that is done.`);
}
