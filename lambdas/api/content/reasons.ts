import { type FieldProblem, ProblemError } from '../../model/problem.ts';
import { boundedDetails, boundedName } from '../validation/bounded-details.ts';

/** Collects the faults of a request, field by field, in the specification's words if it has any. */
export class Reasons {
  readonly details: FieldProblem[] = [];

  add(field: string, message: string): void {
    this.details.push({ field, message });
  }

  /** Adds a reason for each unknown field. */
  addUnknown(input: Readonly<Record<string, unknown>>, known: readonly string[]): void {
    for (const field of Object.keys(input))
      if (!known.includes(field)) this.add(field, `Unknown field ${boundedName(field)}`);
  }

  /** Throws one problem with every reason, if there is any. */
  throwIfAny(): void {
    if (this.details.length === 0) return;
    const details = boundedDetails(this.details);
    const message = details.map((detail) => detail.message).join('; ');
    throw new ProblemError({ code: 'invalid-request', message, details });
  }
}
