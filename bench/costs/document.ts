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
  logs: 'Logs',
  keys: 'KMS',
};

/** The beginning of the table in the README, and its end. */
export const BEGIN = '<!-- costs: written by npm run costs -->\n\n';
export const END = '\n<!-- end of costs -->';

/** The README's part on costs, from what the functions use today. */
export async function costsDocument(): Promise<string> {
  const alone = await costsAt(paces.alone);
  const together = await costsAt(paces.together);
  const flows: [string, Cost, number][] = [
    ['uploads, one by one', alone.uploads, prices.put],
    ['uploads, 50 a second', together.uploads, prices.put],
    ['downloads', alone.downloads, prices.get],
    ['ends by their date', alone.ends, 0],
  ];
  const head = ['$ a million', ...Object.values(names), 'together', 'S3 alone'];
  const rows = flows.map(([name, cost, s3Alone]) => {
    const parts = (Object.keys(names) as Part[]).map((part) => dollars(cost[part]));
    return row(name, ...parts, `**${dollars(totalOf(cost))}**`, dollars(s3Alone * MILLION));
  });
  const bytes = GIBIBYTES * prices.storedGibibyte;
  const terabyte = `A terabyte in a million files costs $${dollars(bytes + alone.kept)} a month, with S3 alone $${dollars(bytes)}.`;
  const lines = [row(...head), row(...head.map((_, index) => (index === 0 ? '---' : '---:'))), ...rows];
  return `${lines.join('\n')}\n\n${terabyte} Prices: ${PRICES_OF}.\n`;
}

function row(...cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}

function dollars(amount: number): string {
  return amount.toFixed(2);
}
