import { MOST_IN_RUN } from '../../lambdas/model/resources/end-resources.ts';
import type { FunctionName } from '../../lambdas/routes.ts';
import { readConfiguration } from '../../lib/configuration.ts';
import { MILLISECONDS, MILLISECONDS_OF_CHANGE, MILLISECONDS_OF_RECONCILING } from '../costs/costs.ts';
import type { Spending, Spendings } from '../costs/flows.ts';
import { admit } from './admission.ts';
import { endsCapacity, listCapacity, PARTITION_WRITES } from './partitions.ts';

/** What AWS allows by default (us-east-1, November 2026). All but those of a partition can be raised. */
const ALLOWED = {
  gatewayRequests: 10_000,
  concurrentRuns: 1000,
  concurrentRunsWhenNew: 10,
  tableWrites: 40_000,
  tableWritesWhenNew: 4000,
  uploadsToPrefix: 3500,
  eventInvocations: 18_750,
  signatures: 1000,
};

/** A client's requests go to as many instances as its runs overlap, twice over. */
export const instancesFor = (requestsPerSecond: number) =>
  Math.max(1, Math.ceil((2 * requestsPerSecond * (MILLISECONDS['create-resource'] ?? 0)) / 1000));

/** One thing that gives at some load: how much of it uploads take a second, and how much there is. */
export interface Demand {
  readonly name: string;
  readonly allowed: number;
  /** At the beginning of a new account or table. */
  readonly allowedWhenNew?: number;
  readonly at: (uploadsPerSecond: number) => number;
}

/** The seconds that `table-stream` takes for a batch of so many changes. */
export const batchSeconds = (changes: number, reconciled: number) =>
  ((MILLISECONDS['table-stream'] ?? 0) +
    changes * MILLISECONDS_OF_CHANGE +
    reconciled * MILLISECONDS_OF_RECONCILING) /
  1000;

/** All that uploads take, of resources that end as often as new ones come. */
export async function demands({
  upload,
  end,
}: Pick<Spendings, 'upload' | 'end'>): Promise<readonly Demand[]> {
  const seconds = runSeconds(upload) + runSeconds(end);
  const oneClient = await admit(1000, 1100, instancesFor(1000));
  return [
    {
      name: "API Gateway's requests",
      allowed: ALLOWED.gatewayRequests,
      at: (rate) => rate * upload.gatewayRequests,
    },
    {
      name: '`throttleRate`',
      allowed: readConfiguration({}).throttleRate,
      at: (rate) => rate * upload.gatewayRequests,
    },
    {
      name: 'Functions running at a time',
      allowed: ALLOWED.concurrentRuns,
      allowedWhenNew: ALLOWED.concurrentRunsWhenNew,
      at: (rate) => rate * seconds,
    },
    {
      name: 'Write units of the table',
      allowed: ALLOWED.tableWrites,
      allowedWhenNew: ALLOWED.tableWritesWhenNew,
      at: (rate) => rate * (upload.writes + end.writes),
    },
    {
      name: "Writes to a client's row",
      allowed: PARTITION_WRITES,
      at: (rate) => (rate <= 1000 ? (rate / 1000) * oneClient.writes : oneClient.writes),
    },
    {
      name: "Rows in and out of an account's list of one shard",
      allowed: listCapacity(1),
      at: (rate) => 2 * Math.min(rate, 1000),
    },
    { name: 'Rows in an hour of the index of ends', allowed: endsCapacity(), at: (rate) => rate },
    { name: 'Ends that the job of each minute handles', allowed: MOST_IN_RUN / 60, at: (rate) => rate },
    { name: 'Uploads to a prefix of the bucket', allowed: ALLOWED.uploadsToPrefix, at: (rate) => rate },
    {
      name: "EventBridge's invocations",
      allowed: ALLOWED.eventInvocations,
      at: (rate) => rate * upload.events,
    },
    { name: 'KMS signatures, with a token for each upload', allowed: ALLOWED.signatures, at: (rate) => rate },
  ];
}

function runSeconds({ invocations, changes, reconciled }: Spending): number {
  const milliseconds = (Object.keys(invocations) as FunctionName[])
    .map((name) => (invocations[name] ?? 0) * (MILLISECONDS[name] ?? 0))
    .reduce(
      (sum, one) => sum + one,
      changes * MILLISECONDS_OF_CHANGE + reconciled * MILLISECONDS_OF_RECONCILING,
    );
  return milliseconds / 1000;
}
