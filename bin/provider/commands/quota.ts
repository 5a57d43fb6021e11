import { newQuotaCount, quotaCountKey } from '../../../lambdas/model/quotas/count.ts';
import { dimensions, type Quota } from '../../../lambdas/model/quotas/quota.ts';
import { jobRecords } from '../../../lambdas/table/jobs.ts';
import {
  changeLimits,
  quotaCounts,
  removeQuota,
  restartCount,
  writeQuota,
} from '../../../lambdas/table/quota-counts.ts';
import { findQuota } from '../../../lambdas/table/quotas.ts';
import type { Accounts } from '../accounts.ts';
import { command } from '../command.ts';

export const quota = command({
  does: [
    "Limit an account's stored bytes, resources and uploads under way, or show its quota and what is used. Limits that are",
    'not named stay; an account without any has no quota. See docs/quotas.md.',
  ],
  needs: ['account'],
  allows: dimensions,
  async *run(accounts, { account, ...wanted }) {
    const { table, now } = accounts;
    const quotas = quotaCounts(table, now);
    const before = await quotas.find(account);
    if (dimensions.some((one) => wanted[one] !== undefined)) {
      const limits = changed(before?.limits ?? {}, wanted);
      if (Object.keys(limits).length === 0) {
        await removeQuota(table, account);
        await quotas.tellCallers(account, false);
      } else if (before === undefined) {
        await writeQuota(table, account, limits, now());
        await quotas.tellCallers(account, true);
        yield await startCount(accounts, account, now());
      } else await changeLimits(table, account, limits);
    }
    const quota = await quotas.find(account);
    if (quota === undefined) yield `The account ${account} has no quota.`;
    else yield* described(account, quota, await isCounted(accounts, account));
  },
});

type Wanted = { readonly [Name in keyof Quota['limits']]?: number | 'unlimited' | undefined };

function changed(limits: Quota['limits'], wanted: Wanted): Quota['limits'] {
  const named = Object.entries({ ...limits, ...wanted });
  return Object.fromEntries(named.filter(([, limit]) => typeof limit === 'number'));
}

/** Whether no count of what the account uses is under way. */
async function isCounted({ table }: Accounts, account: string): Promise<boolean> {
  return (await jobRecords(table).find(quotaCountKey(account))) === undefined;
}

function* described(account: string, { limits, used }: Quota, counted: boolean): Iterable<string> {
  yield `The account ${account} uses${counted ? '' : ', as far as it is counted by now'}:`;
  for (const one of dimensions) yield `  ${one.padEnd(10)} ${used[one]} of ${limits[one] ?? 'any number'}`;
}

/** Counts an account's resources anew against its quota, if it has one. */
export async function* recountQuota(accounts: Accounts, account: string): AsyncIterable<string> {
  const generation = await restartCount(accounts.table, account, accounts.now());
  if (generation !== undefined) yield await startCount(accounts, account, generation);
}

/** Adds the job of a count; one under way finds the new generation itself. */
async function startCount({ table }: Accounts, account: string, generation: number): Promise<string> {
  await jobRecords(table).add(quotaCountKey(account), newQuotaCount(account, generation));
  return `What the account ${account} uses is being counted: its limits hold fully when that is done.`;
}

/** Lets a new client, and its user if it has one, know of the account's quota. */
export async function tellOfQuota(
  { table, clients, users }: Accounts,
  account: string,
  clientId: string,
  username: string | undefined,
): Promise<void> {
  if ((await findQuota(table, account)) === undefined) return;
  await clients.update(clientId, { hasQuota: true });
  if (username !== undefined) await users.update(username, { hasQuota: true });
}
