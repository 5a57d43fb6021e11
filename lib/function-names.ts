import { backgroundFunctions, type FunctionName, routeNames } from '../lambdas/routes.ts';

/** The function that a deployment runs once to read the public keys. */
export const VERIFICATION_KEYS = 'verification-keys';

/** The names of all functions that a deployment needs; each is a module below `lambdas/functions/`. */
export const functionNames: readonly (FunctionName | typeof VERIFICATION_KEYS)[] = [
  ...routeNames,
  ...backgroundFunctions,
  VERIFICATION_KEYS,
];
