import { ApiError } from '../src/index.ts';
import { explained, ReportedFailure } from './errors.ts';
import type { CommonOptions } from './options.ts';
import type { Run } from './run.ts';

/**
 * Does the same to each of the operands. What the service refuses of one does not keep the others from being done, but
 * the program fails in the end. `show` is called for what was done, unless all of it is printed as JSON.
 */
export async function forEach<Result extends object>(
  run: Run,
  operands: readonly string[],
  { json }: CommonOptions,
  act: (operand: string) => Promise<Result>,
  show: (result: Result) => void,
): Promise<void> {
  const results: object[] = [];
  let failure: number | undefined;
  for (const operand of operands) {
    try {
      const result = await act(operand);
      results.push(result);
      if (!json) show(result);
    } catch (error) {
      if (!(error instanceof ApiError) || error.status === 401) throw error;
      const { exitCode, ...explanation } = explained(error, run.signal);
      failure ??= exitCode;
      results.push({ reference: operand, error: explanation });
      if (!json) run.note(`${operand}: ${explanation.message}`);
    }
  }
  if (json) run.printJson(results);
  if (failure !== undefined) throw new ReportedFailure(failure);
}
