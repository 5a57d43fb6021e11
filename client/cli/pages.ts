import type { Command } from 'commander';
import { parseCount } from './options.ts';
import type { Run } from './run.ts';

/** The most items of one page. */
const LARGEST_PAGE = 1000;

export interface PageOptions {
  readonly limit?: number | undefined;
  readonly all?: boolean | undefined;
  readonly cursor?: string | undefined;
}

interface Page<Item> {
  readonly items: readonly Item[];
  readonly cursor: string | null;
}

/** Adds the options of a list that comes in pages. */
export function withPageOptions(command: Command): Command {
  return command
    .option('--limit <number>', 'print at most so many (default: 100)', parseCount)
    .option('--all', 'print all')
    .option('--cursor <cursor>', 'go on where an earlier list has ended');
}

/** Reads pages until there are as many items as wanted, or no more: a page may be short and still have a next one. */
export async function allPages<Item>(
  { limit = 100, all, cursor: first }: PageOptions,
  read: (limit: number, cursor: string | undefined) => Promise<Page<Item>>,
  largestPage = LARGEST_PAGE,
): Promise<Page<Item>> {
  const wanted = all ? Infinity : limit;
  const items: Item[] = [];
  let cursor: string | null = first ?? null;
  do {
    const page: Page<Item> = await read(Math.min(wanted - items.length, largestPage), cursor ?? undefined);
    items.push(...page.items);
    cursor = page.cursor;
  } while (cursor !== null && items.length < wanted);
  return { items, cursor };
}

/** Says how to go on, where a list has more. */
export function tellOfMore(run: Run, cursor: string | null): void {
  if (cursor !== null) run.note(`There are more: add --all, or --cursor ${cursor} to go on here.`);
}
