import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { entryResponse } from '../lambdas/api/catalogue/entry-response.ts';
import { createdOrder, nameOrder } from '../lambdas/model/lists/order.ts';
import type { Listed } from '../lambdas/model/lists/ports.ts';
import { type ResourceListRequest, resourceListPage } from '../lambdas/model/lists/resource-list.ts';
import { resourceLists } from '../lambdas/table/lists.ts';
import type { Table } from '../lambdas/table/table.ts';
import { countCalls, type TableCalls } from '../test/support/table-calls.ts';
import { FIRST_CREATED, type FilledTable, fillTable, nameOf, ORGANIZATION } from './catalogue-table.ts';
import { medianRatio, processorPerRequest, type Round, report, requestsPerSecond, round } from './measure.ts';

const SMALL = 1000;
const LARGE = 100_000;
const LIMIT = 100;
const PAGES = 10;
const ROUNDS = 7;

/**
 * Pages of a list in an organization of a thousand resources and in one of a hundred thousand, each in its own table.
 * Processor time is that of the whole process, including the embedded table. Capacity is what DynamoDB would charge.
 */
export async function benchCatalogue(): Promise<void> {
  const directory = await mkdtemp(path.join(os.tmpdir(), 'bench-'));
  const tables: FilledTable[] = [];
  try {
    const small = await fillTable(directory, SMALL);
    tables.push(small);
    const large = await fillTable(directory, LARGE);
    tables.push(large);
    console.log(`Each page of ${LARGE} / ${SMALL} resources: time, processor time, capacity`);
    const counted: TableCalls[] = [];
    for (const page of pages) counted.push(...(await benchPage(page, small, large)));
    // Words, the records found by them, and other matches.
    report('Round trips at most', `${Math.max(...counted.map(({ roundTrips }) => roundTrips))}`, '3');
    const scans = counted.flatMap(({ operations }) => operations).filter((name) => name === 'Scan');
    report('Scans', `${scans.length}`, '0');
  } finally {
    for (const table of tables) await table.close();
    await rm(directory, { recursive: true, force: true });
  }
}

interface Page {
  readonly what: string;
  readonly items: number;
  readonly request: (resources: number) => Omit<ResourceListRequest, 'limit'>;
}

const pages: readonly Page[] = [
  ...(['created', 'name'] as const).flatMap((by) =>
    [false, true].flatMap((descending): Page[] => {
      const what = `By ${by}, ${descending ? 'descending' : 'ascending'}`;
      const ordering = { by, descending };
      return [
        { what: `${what}, first page`, items: LIMIT, request: () => ({ ordering }) },
        {
          what: `${what}, from the middle`,
          items: LIMIT,
          request: (resources) => ({
            ordering,
            position: { among: 'rest', after: middle(by, resources), skip: 0 },
          }),
        },
      ];
    }),
  ),
  { what: 'Active ones', items: LIMIT, request: () => ({ archived: false }) },
  { what: 'Search for a whole word, 10 matches', items: 10, request: () => ({ search: 'lease' }) },
  { what: 'Search for the beginning of a word, 10 matches', items: 10, request: () => ({ search: 'lea' }) },
  // A tenth of the most rows that a page reads.
  { what: 'Search in the middle of words, first page', items: 30, request: () => ({ search: 'oadmap' }) },
];

function middle(by: 'created' | 'name', resources: number): string {
  const index = resources / 2;
  return by === 'created'
    ? createdOrder(FIRST_CREATED + index, '')
    : nameOrder(nameOf(index + 1, resources), '');
}

async function benchPage(
  page: Page,
  small: FilledTable,
  large: FilledTable,
): Promise<[TableCalls, TableCalls]> {
  const counted = [await countPage(page, small), await countPage(page, large)] as const;
  const rounds: Record<'small' | 'large', Round[]> = { small: [], large: [] };
  const work = {
    small: readPage(small.connect(), page, small),
    large: readPage(large.connect(), page, large),
  };
  for (let index = -1; index < ROUNDS; index += 1) {
    for (const size of ['small', 'large'] as const) {
      const one = await round(work[size], PAGES, 1, processTime);
      if (index >= 0) rounds[size].push(one);
    }
  }
  const [smallCalls, largeCalls] = counted;
  const ratios = [
    medianRatio(rounds.small, rounds.large, requestsPerSecond),
    medianRatio(rounds.large, rounds.small, processorPerRequest),
    largeCalls.capacityUnits / smallCalls.capacityUnits,
  ];
  report(
    `${page.what} (${largeCalls.operations.length} calls, ${largeCalls.capacityUnits} units)`,
    ratios.map((ratio) => ratio.toFixed(2)).join(', '),
    '1.50',
  );
  return [...counted];
}

async function countPage(page: Page, table: FilledTable): Promise<TableCalls> {
  const connection = table.connect();
  await connection.shards.renew([ORGANIZATION]);
  const calls = countCalls(connection.client);
  const { items } = await readPage(connection, page, table)();
  if (items.length !== page.items) throw new Error(`${page.what}: the page has ${items.length} resources.`);
  return calls;
}

function readPage(connection: Table, { request }: Page, { resources }: FilledTable) {
  const show = (listed: Listed) => entryResponse('https://api.example.com', listed.resource, listed);
  const dependencies = { lists: resourceLists(connection), now: Date.now, show };
  const wanted = { ...request(resources), limit: LIMIT };
  return () => resourceListPage(dependencies, [ORGANIZATION], wanted);
}

function processTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}
