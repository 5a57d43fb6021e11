import type { Callback, Input, Store } from 'dynalite/db/index.js';
import validations from 'dynalite/validations/index.js';

/** dynalite's rules for the requests of an operation. */
export interface Validation {
  readonly types: Readonly<Record<string, object | string>>;
  readonly custom?: (input: object, store: Store) => string | undefined;
}

type Action = (store: Store, input: Input, callback: Callback<object>) => void;

/** Checks a request, and parses it for dynalite's actions. Throws DynamoDB's error if it breaks a rule. */
export function validated(request: object, { types, custom }: Validation, store: Store): Input {
  const input = validations.checkTypes(request, types);
  validations.checkValidations(input, types, custom, store);
  return input;
}

/** Performs an action of dynalite. Throws DynamoDB's error if it fails. */
export function act(action: Action, store: Store, input: Input): object {
  let answer: { error: unknown; result: object } | undefined;
  action(store, input, (error, result = {}) => {
    answer = { error, result };
  });
  if (answer === undefined) throw new Error('An action of dynalite returned before it called back.');
  if (answer.error) throw answer.error;
  return answer.result;
}
