import type * as v from 'valibot';
import type { FieldProblem, ProblemCode } from '../../model/problem.ts';
import type { Method, RouteName } from '../../routes.ts';

/** A request or response body of one media type. */
export interface Content {
  readonly schema: v.GenericSchema;
  /** A whole body, as it is sent. */
  readonly example: unknown;
}

/** Bodies by media type. */
export type Contents = Readonly<Record<string, Content>>;

/** A body in JSON, and in nothing else. */
export function jsonContent(schema: v.GenericSchema, example: unknown): Contents {
  return { 'application/json': { schema, example } };
}

/** Headers or parameters by name: text that must match the schema. */
export type Fields = v.ObjectSchema<v.ObjectEntries, v.ErrorMessage<v.ObjectIssue> | undefined>;

/** An answer to a request that was understood and carried out. */
export interface Answer {
  readonly description: string;
  /** None for an answer without a body. */
  readonly content?: Contents;
  /** The headers that only this answer has, with what each says. */
  readonly headers?: Readonly<Record<string, string>>;
}

/**
 * One operation of the API, as its description tells clients. What follows from the route table is not repeated here:
 * credentials, scopes, the size of bodies, and the problems that come with them.
 */
export interface Operation {
  /** The route's name where this is left out; needed where a route has several operations. */
  readonly id?: string;
  /** As the specification prints it. */
  readonly path: string;
  readonly method: Exclude<Method, 'HEAD'>;
  /** In a few words, beginning with a verb. */
  readonly summary: string;
  /** In CommonMark. */
  readonly description: string;
  /** Of the path, in its order; each is any text where this is left out. */
  readonly pathParameters?: Fields;
  readonly query?: Fields;
  /** For a query string that is one JSON object. */
  readonly jsonQuery?: Content;
  readonly headers?: Fields;
  readonly body?: Contents;
  /** Whether a request may have none. */
  readonly bodyIsOptional?: boolean;
  readonly answers: Readonly<Record<number, Answer>>;
  /**
   * The problems that this operation finds itself, each with an example of its message, or of what it says of each field;
   * undefined for one that goes with its route, but that it answers as another.
   */
  readonly problems?: Readonly<Partial<Record<ProblemCode, string | readonly FieldProblem[] | undefined>>>;
}

/** The operations of some routes; more than one of a route whose paths a specification gives separately. */
export type RouteOperations = Partial<Readonly<Record<RouteName, readonly Operation[]>>>;

/** The message of a request that an account's quota does not allow, as an example. */
export const QUOTA_EXCEEDED = "The account's quota does not allow this: 0 of 1000 resources are left.";
