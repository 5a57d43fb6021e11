import { newRecount, recountKey } from '../../../lambdas/model/usage/recount.ts';
import { jobRecords } from '../../../lambdas/table/jobs.ts';
import { growList } from '../../../lambdas/table/shards.ts';
import { listedIds, touch } from '../../../lambdas/table/touch.ts';
import { command } from '../command.ts';
import { recountQuota } from './quota.ts';

export const reconcile = command({
  does: [
    'Bring lists, words and objects in line with the record of a resource, or of all that an account lists.',
  ],
  oneOf: ['RESOURCE_ID', 'account'],
  async *run({ table, now }, { RESOURCE_ID: id, account }) {
    if (account === undefined) {
      if (!(await touch(table, id, now()))) throw new Error(`There is no resource ${id}.`);
      yield `The resource ${id} is being reconciled.`;
      return;
    }
    let touched = 0;
    for await (const ids of listedIds(table, account)) {
      for (const one of ids) await touch(table, one, now());
      touched += ids.length;
      yield `Resources being reconciled: ${touched}`;
    }
    if (touched === 0) yield `The account ${account} lists no resources.`;
  },
});

export const recount = command({
  does: [
    "Count an account's files anew, for GET /v1/usage. What comes or goes meanwhile may be counted wrongly. Also counts",
    'anew what the account uses of its quota, if it has one.',
  ],
  needs: ['account'],
  async *run(accounts, { account }) {
    const isNew = await jobRecords(accounts.table).add(recountKey(account), newRecount(account));
    yield isNew
      ? `The files of the account ${account} are being recounted: the count begins within a minute.`
      : `The files of the account ${account} are being recounted already.`;
    yield* recountQuota(accounts, account);
  },
});

export const grow = command({
  does: [
    'Spread a list over more shards, ten at most, if it gets more than 1,000 new or changed resources a second. A LIST',
    'is account#NAME, organization#NAME, project#ORGANIZATION/NAME, projects#ORGANIZATION, container#ID or',
    'containers#ACCOUNT; quote it.',
  ],
  needs: ['LIST', 'shards'],
  async *run({ table, now }, { LIST: list, shards }) {
    const time = new Date(await growList(table, list, shards, now)).toISOString();
    yield `The list ${list} is read in ${shards} shards within a minute, and written in them from ${time} on.`;
  },
});
