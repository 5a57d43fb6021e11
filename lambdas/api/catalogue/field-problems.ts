import type * as v from 'valibot';
import type { FieldProblem } from '../../model/problem.ts';

/** What a schema found, by the field in which it is. */
export function fieldProblems({
  issues,
}: Pick<v.SafeParseResult<v.GenericSchema>, 'issues'>): FieldProblem[] {
  return (issues ?? []).map(({ path, message }) => ({ field: String(path?.[0].key ?? ''), message }));
}
