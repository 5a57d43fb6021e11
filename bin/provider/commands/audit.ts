import * as v from 'valibot';
import { command } from '../command.ts';

const DAY = 24 * 60 * 60_000;

/** The most entries that one command prints, and the most pages that it reads: others need a shorter time. */
const MOST_ENTRIES = 10_000;
const MOST_PAGES = 1000;

/** How many ids of entries are remembered, to leave out repeated ones: these are close to each other. */
const REMEMBERED = 1000;

const entry = v.object({
  id: v.string(),
  time: v.string(),
  action: v.string(),
  by: v.string(),
  resource_id: v.optional(v.string()),
  container_id: v.optional(v.string()),
  requested_by: v.optional(v.string()),
  to_container_id: v.optional(v.string()),
  changed: v.optional(v.array(v.string()), []),
});

export const audit = command({
  does: [
    'Show who made, changed, extended, cloned or deleted what in an account, within the last days, 7 unless given.',
  ],
  needs: ['account'],
  allows: ['days'],
  async *run({ audit: read, now }, { account, days = 7 }) {
    const until = now();
    const seen = new Set<string>();
    let printed = 0;
    let pages = 0;
    for await (const lines of read({ accountId: account, from: Math.max(0, until - days * DAY), until })) {
      for (const line of lines) {
        const told = v.parse(entry, JSON.parse(line));
        if (seen.has(told.id)) continue;
        remember(seen, told.id);
        yield shown(told);
        printed += 1;
      }
      pages += 1;
      if (printed < MOST_ENTRIES && pages < MOST_PAGES) continue;
      yield `There may be more: ${printed} entries were shown. Ask for fewer --days, or query the log group itself.`;
      return;
    }
    if (printed === 0) yield `The audit has nothing of the account ${account} in the last ${days} days.`;
  },
});

function remember(seen: Set<string>, id: string): void {
  seen.add(id);
  const [oldest = id] = seen;
  if (seen.size > REMEMBERED) seen.delete(oldest);
}

/** An entry in columns: time, action, author, resource or container, and the rest. */
function shown({ time, action, by, changed, ...told }: v.InferOutput<typeof entry>): string {
  const { resource_id, container_id, requested_by, to_container_id } = told;
  const what = resource_id ?? container_id ?? '-';
  const rest = [
    ...(requested_by === undefined ? [] : [`requested by ${requested_by}`]),
    ...(to_container_id === undefined ? [] : [`to ${to_container_id}`]),
    ...changed,
  ];
  return [time, action.padEnd(18), by.padEnd(31), what.padEnd(36), rest.join(' ')].join('  ').trimEnd();
}
