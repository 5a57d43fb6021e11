import { apiAt } from './api.ts';
import type { Answer, Call } from './http.ts';

/** A part of a printed example that cannot be sent as printed, and its replacement. */
export interface Substitute {
  readonly printed: string;
  /** Describes the replacement in the readers' table. */
  readonly by: string;
  readonly value: () => string | Promise<string>;
}

/** A request as a specification prints it, and the check of its answer. */
export interface PrintedExample {
  readonly section: string;
  /** The example's name in the readers' table. */
  readonly example: string;
  readonly printed: string;
  readonly putIn: readonly Substitute[];
  readonly answer: (answer: Answer) => unknown;
}

/** Sends a printed request with the replacements, and changes nothing else: neither line breaks nor headers. */
export async function sendPrinted(baseUrl: string, { printed, putIn }: PrintedExample): Promise<Answer> {
  let text = printed;
  for (const { printed, value } of putIn) {
    if (!text.includes(printed)) throw new Error(`The example does not print ${printed}.`);
    text = text.replaceAll(printed, await value());
  }
  return apiAt(baseUrl).send(callOf(text));
}

/** An example's row in the readers' table. */
export function rowOf({ section, example, putIn }: PrintedExample): string {
  const substitutes = putIn.map(({ printed, by }) => `\`${shortened(printed)}\` is ${by}`);
  return `| ${section} | ${example} | ${substitutes.join('; ') || 'nothing'} |`;
}

const LONGEST = 36;

function shortened(text: string): string {
  return text.length <= LONGEST ? text : `${text.slice(0, LONGEST - 20)}…`;
}

/** Parses a request line, header lines, and after an empty line the body. Drops the examples' host from addresses. */
function callOf(text: string): Call {
  const [, head = '', body] = /^(.*?)(?:\n\n(.*))?$/s.exec(text) ?? [];
  const [line = '', ...headers] = head.split('\n');
  const [, method = '', path = ''] = /^(\w+) (?:https?:\/\/[^/]+)?(\/\S*)$/.exec(line) ?? [];
  const pairs = headers.map((header) => {
    const colon = header.indexOf(':');
    return [header.slice(0, colon), header.slice(colon + 1).trim()];
  });
  return { method, path, headers: Object.fromEntries(pairs), ...(body === undefined ? {} : { body }) };
}
