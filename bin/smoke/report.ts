import { timestamp } from '../../lambdas/model/resources/expiry.ts';
import { answeredDoubts, type Doubt, openDoubts } from './doubts.ts';

/** What came of a check. */
export interface Outcome {
  readonly subject: string;
  readonly title: string;
  readonly answers: readonly Doubt[];
  readonly state: 'held' | 'failed' | 'left out';
  /** What was seen, or what does not hold. */
  readonly detail: string;
  readonly milliseconds: number;
}

export interface Report {
  readonly name: string;
  readonly baseUrl: string;
  /** In milliseconds since 1970. */
  readonly startedAt: number;
  readonly milliseconds: number;
  readonly outcomes: readonly Outcome[];
}

/** Whether all that was checked holds. */
export function holds({ outcomes }: Report): boolean {
  return outcomes.every(({ state }) => state !== 'failed');
}

/** How many checks held, failed and were left out, in one sentence. */
export function summaryOf({ outcomes, milliseconds, name }: Report): string {
  const count = (state: Outcome['state']) => outcomes.filter((outcome) => outcome.state === state).length;
  const counts = `${count('held')} held, ${count('failed')} failed, ${count('left out')} were left out`;
  return `${name}: of ${outcomes.length} checks ${counts}, in ${Math.round(milliseconds / 1000)} s.`;
}

/** The report as lines for a terminal. */
export function tableOf(report: Report): string[] {
  const width = Math.max(...report.outcomes.map(({ title }) => title.length));
  const lines = report.outcomes.flatMap(({ subject, title, state, detail }, index, all) => {
    const heading = subject === all[index - 1]?.subject ? [] : [`\n${subject}`];
    return [...heading, `  ${state.padEnd(8)}  ${title.padEnd(width)}  ${detail}`.trimEnd()];
  });
  return [...lines, '', summaryOf(report)];
}

/** The report as a document to attach: what was seen of each check, and what it says about each doubt of ADR 11. */
export function documentOf(report: Report): string {
  const { outcomes, baseUrl, startedAt } = report;
  const checks = outcomes.map(({ subject, title, state, detail, milliseconds }) =>
    row(subject, title, state, detail, `${milliseconds}`),
  );
  return [
    '# Smoke test',
    '',
    `${summaryOf(report)} ${baseUrl}, ${timestamp(startedAt)}.`,
    '',
    row('subject', 'check', 'outcome', 'seen', 'ms'),
    row('---', '---', '---', '---', '---'),
    ...checks,
    '',
    '## The doubts of ADR 11',
    '',
    row('doubt', 'answer'),
    row('---', '---'),
    ...answeredDoubts.map((doubt) => row(doubt, answerTo(doubt, outcomes))),
    ...Object.entries(openDoubts).map(([doubt, reason]) => row(doubt, `Not answered here. ${reason}`)),
    '',
  ].join('\n');
}

function answerTo(doubt: Doubt, outcomes: readonly Outcome[]): string {
  const about = outcomes.filter(({ answers }) => answers.includes(doubt));
  return about
    .map(({ title, state, detail }) => `${title}: ${state}${detail === '' ? '' : ` (${detail})`}.`)
    .join(' ');
}

function row(...cells: readonly string[]): string {
  return `| ${cells.map((cell) => cell.replaceAll(/\s+/g, ' ').replaceAll('|', '\\|')).join(' | ')} |`;
}
