import type { Callback, Input, Store } from 'dynalite/db/index.js';
import validations from 'dynalite/validations/index.js';

/** What dynalite knows of the requests of an operation. */
export interface Validation {
  readonly types: Readonly<Record<string, object | string>>;
  readonly custom?: (input: object, store: Store) => string | undefined;
}

type Action = (store: Store, input: Input, callback: Callback<object>) => void;

/** The request as dynalite's actions take it. Throws DynamoDB's error for one that breaks the rules. */
export function validated(request: object, { types, custom }: Validation, store: Store): Input {
  const input = validations.checkTypes(request, types);
  validations.checkValidations(input, types, custom, store);
  return input;
}

/** Carries an action of dynalite's out. Throws DynamoDB's error where it fails. */
export function act(action: Action, store: Store, input: Input): object {
  let answer: { error: unknown; result: object } | undefined;
  action(store, input, (error, result = {}) => {
    answer = { error, result };
  });
  if (answer === undefined) throw new Error('An action of dynalite waits for something.');
  if (answer.error) throw answer.error;
  return answer.result;
}
