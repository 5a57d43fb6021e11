import type { AttributeValue, DynamoDBClient } from '@aws-sdk/client-dynamodb';

export type Item = Record<string, AttributeValue>;

/** An operation on the table `rows`, and what DynamoDB's API reference says of it. */
export interface Case {
  /** The operation, and the section of its page in the API reference or of the developer guide. */
  readonly reference: string;
  readonly what: string;
  /** What the table holds before; nothing if not given. */
  readonly given?: readonly Item[];
  send(client: DynamoDBClient): Promise<object>;
  /** What the answer has under these names, or the error; an error always has a `name`. */
  readonly answer: object;
  /** All that the table holds after; not looked at if not given. */
  readonly left?: readonly Item[];
  /** What the stream tells of the operation: event, old image, new image; not looked at if not given. */
  readonly changes?: readonly [event: string, old: Item | undefined, image: Item | undefined][];
}

export const TableName = 'rows';

/** The key of a row of partition `p`. */
export const key = (sort: string, partition = 'p'): Item => ({ pk: { S: partition }, sk: { S: sort } });

/** A row of partition `p` with other attributes. */
export const row = (sort: string, attributes: Item = {}): Item => ({ ...key(sort), ...attributes });

/** The attributes by which a row stands in the index `gsi1`, and something else. */
export const listed = (sort: string, attributes: Item = {}): Item => ({
  gsi1pk: { S: 'list' },
  gsi1sk: { S: sort },
  ...attributes,
});
