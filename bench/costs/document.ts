import { type Cost, costsAt, type Part, paces, totalOf } from './costs.ts';
import { PRICES_OF, prices } from './prices.ts';

const MILLION = 1_000_000;
const GIBIBYTES = 1024;

const names: Readonly<Record<Part, string>> = {
  bucket: 'S3',
  table: 'DynamoDB',
  gateway: 'API Gateway',
  functions: 'Lambda',
  events: 'EventBridge',
  logs: 'CloudWatch Logs',
  keys: 'KMS',
};

/** The beginning of the table in the README, and its end. */
export const BEGIN = '<!-- costs: written by npm run costs -->\n\n';
export const END = '\n<!-- end of costs -->';

/** The README's part on costs, from what the functions use today. */
export async function costsDocument(): Promise<string> {
  const alone = await costsAt(paces.alone);
  const together = await costsAt(paces.together);
  const columns = [alone.uploads, together.uploads, alone.downloads, alone.ends];
  const bytes = GIBIBYTES * prices.storedGibibyte;
  const rows = [
    row('$ a million', 'uploads, one by one', 'uploads, 50 a second', 'downloads', 'ends'),
    row('---', ...columns.map(() => '---:')),
    ...Object.entries(names).map(([part, name]) =>
      row(name, ...columns.map((cost) => dollars(cost[part as Part]))),
    ),
    row('**together**', ...columns.map((cost: Cost) => `**${dollars(totalOf(cost))}**`)),
    row('S3 alone', ...[prices.put, prices.put, prices.get, 0].map((price) => dollars(price * MILLION))),
  ];
  const terabyte = `A terabyte in a million files costs $${dollars(bytes + alone.kept)} a month, with S3 alone $${dollars(bytes)}.`;
  return `${rows.join('\n')}\n\n${terabyte} Prices: ${PRICES_OF}.\n`;
}

function row(...cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}

function dollars(amount: number): string {
  return amount.toFixed(2);
}
