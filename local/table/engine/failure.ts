import type { Failure } from 'dynalite/db/index.js';

/** Whether an error is one of DynamoDB's, as dynalite makes them. */
export function isFailure(error: unknown): error is Failure {
  return error instanceof Error && 'statusCode' in error && 'body' in error;
}

/** Makes an error of DynamoDB. */
export function failure(type: string, message: string, details: object = {}): Failure {
  const body = { __type: `com.amazonaws.dynamodb.v20120810#${type}`, message, ...details };
  return Object.assign(new Error(message), { statusCode: 400, body });
}
