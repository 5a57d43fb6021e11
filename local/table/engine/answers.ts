import type { GroupCommit } from '../../database/group-commit.ts';
import { answerText } from './answer-text.ts';
import { isFailure } from './failure.ts';
import type { Operation } from './operations.ts';

/** A response as HTTP carries it. */
export interface Answer {
  readonly statusCode: number;
  readonly body: string;
}

/** Answers a request, given the name of its operation and its body. */
export type Answering = (operation: string, body: string) => Promise<Answer>;

/**
 * Answers a request when everything that the answer depends on is on the disk: the request's own writes, and those of
 * others that it has read.
 */
export function answering(operations: Readonly<Record<string, Operation>>, group: GroupCommit): Answering {
  return async (operation, body) => {
    try {
      return await group.answered(() => answerTo(operations, operation, body));
    } catch (error) {
      return refusal(500, 'com.amazonaws.dynamodb.v20120810#InternalServerError', String(error));
    }
  };
}

function answerTo(operations: Readonly<Record<string, Operation>>, name: string, body: string): Answer {
  const operation = Object.hasOwn(operations, name) ? operations[name] : undefined;
  if (operation === undefined) {
    return refusal(400, 'com.amazon.coral.service#UnknownOperationException', `Unknown operation: ${name}.`);
  }
  const request = parsed(body);
  if (request === undefined) {
    return refusal(400, 'com.amazon.coral.service#SerializationException', 'The body is no JSON object.');
  }
  try {
    return { statusCode: 200, body: answerText(operation(request)) };
  } catch (error) {
    if (!isFailure(error)) throw error;
    return { statusCode: error.statusCode, body: JSON.stringify(error.body) };
  }
}

function parsed(body: string): object | undefined {
  try {
    const request: unknown = JSON.parse(body);
    return typeof request === 'object' && request !== null ? request : undefined;
  } catch {
    return undefined;
  }
}

/** An error in DynamoDB's shape. */
export function refusal(statusCode: number, type: string, message: string): Answer {
  return { statusCode, body: JSON.stringify({ __type: type, message }) };
}
