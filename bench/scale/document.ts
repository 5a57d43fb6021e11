import { ROWS_READ } from '../../lambdas/model/lists/list-page.ts';
import { paces } from '../costs/costs.ts';
import { flowsAt, type Spendings } from '../costs/flows.ts';
import { prices } from '../costs/prices.ts';
import { admit } from './admission.ts';
import { batchSeconds, type Demand, demands, instancesFor } from './loads.ts';
import { listCapacity } from './partitions.ts';
import { followShard, shardCapacity } from './stream.ts';

export const RATES = [10, 1000, 100_000];
const CLIENT_RATES = [10, 100, 1000, 5000, 10_000];
const SHARDS = [1, 2, 4, 10];
const SIZES = [1_000_000, 1_000_000_000];

const GIBIBYTE = 1024 ** 3;
const MEBIBYTE = 1024 ** 2;

/** Assumed for an answer of a mebibyte, DynamoDB's largest. */
const SECONDS_OF_ANSWER = 0.1;

/** What stands before and after a table in the page. */
export function placeOf(name: string): { readonly begin: string; readonly end: string } {
  return { begin: `<!-- ${name}: written by npm run scale -->\n\n`, end: `\n\n<!-- end of ${name} -->` };
}

/** The tables of `docs/scale.md` by their names. */
export async function scaleTables(): Promise<Readonly<Record<string, string>>> {
  const spendings = await flowsAt(paces.together);
  return {
    uploads: uploads(await demands(spendings)),
    clients: await clients(),
    lists: lists(),
    stream: stream(),
    resources: resources(spendings),
  };
}

/** What is more than allowed is bold. */
function uploads(all: readonly Demand[]): string {
  return table(
    ['a second', 'at first', ...RATES.map((rate) => `${count(rate)} uploads`)],
    all.map(({ name, allowed, allowedWhenNew, at }) => [
      name,
      allowedWhenNew === undefined ? count(allowed) : `${count(allowed)}, new: ${count(allowedWhenNew)}`,
      ...RATES.map((rate) => (at(rate) > allowed ? `**${count(at(rate))}**` : count(at(rate)))),
    ]),
  );
}

async function clients(): Promise<string> {
  const rows = CLIENT_RATES.map(async (rate) => {
    const instances = instancesFor(rate);
    const below = await admit(rate, Math.ceil(rate / 0.9), instances);
    const atLimit = await admit(rate, rate, instances);
    return [rate, instances, below.writes, below.refusals, atLimit.refusals].map(count);
  });
  return table(
    ['requests a second', 'instances', 'writes to its row', 'refused at 90 % of its limit', 'at 100 %'],
    await Promise.all(rows),
  );
}

function lists(): string {
  return table(
    ['shards', ...SHARDS.map(String)],
    [['new, changed and ended resources a second', ...SHARDS.map((shards) => count(listCapacity(shards)))]],
  );
}

function stream(): string {
  const kinds = [
    { name: 'uploads, of which little follows', seconds: (changes: number) => batchSeconds(changes, 0) },
    { name: 'ends and other changes', seconds: (changes: number) => batchSeconds(changes, changes) },
  ];
  return table(
    ['changes of a shard', 'most a second', 'runs a second at 10', 'at 500', 'delay after a minute of 1,000'],
    kinds.map(({ name, seconds }) => [
      name,
      count(shardCapacity(seconds)),
      count(followShard(10, seconds).batches),
      count(followShard(500, seconds).batches),
      `${count(followShard(1000, seconds).age)} s`,
    ]),
  );
}

/** What one account's resources take. */
function resources({ storedBytes, listedBytes }: Pick<Spendings, 'storedBytes' | 'listedBytes'>): string {
  const month = prices.tableGibibyte + prices.recoveryGibibyte;
  const figures: [string, (size: number) => number][] = [
    ['GiB in the table and its indexes', (size) => (size * storedBytes) / GIBIBYTE],
    ['$ a month for them', (size) => ((size * storedBytes) / GIBIBYTE) * month],
    ['$ to read its list once, as a recount does', (size) => ((size * listedBytes) / 8192) * prices.read],
    ['hours for that', (size) => (size * listedBytes * SECONDS_OF_ANSWER) / MEBIBYTE / 3600],
    ['pages of a search that reads all of it', (size) => size / ROWS_READ],
  ];
  return table(
    ['in one account', ...SIZES.map((size) => `${size.toLocaleString('en')} resources`)],
    figures.map(([name, of]) => [name, ...SIZES.map((size) => count(of(size)))]),
  );
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map((_, index) => (index === 0 ? '---' : '---:'))), ...rows.map(line)].join(
    '\n',
  );
}

/** Two digits, since nobody needs more. */
function count(amount: number): string {
  return amount === 0 ? '0' : Number(amount.toPrecision(2)).toLocaleString('en');
}
