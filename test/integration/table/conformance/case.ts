import type { AttributeValue, DynamoDBClient } from '@aws-sdk/client-dynamodb';

export type Item = Record<string, AttributeValue>;

/** An operation on the table `rows`, and its documentation in DynamoDB's API reference. */
export interface Case {
  /** The operation, and the section of its page in the API reference or of the developer guide. */
  readonly reference: string;
  readonly what: string;
  /** The rows in the table before; by default none. */
  readonly given?: readonly Item[];
  send(client: DynamoDBClient): Promise<object>;
  /** The members of the answer with these names, or the error, which always has a `name`. */
  readonly answer: object;
  /** All rows in the table after; not checked if absent. */
  readonly left?: readonly Item[];
  /** The stream's record of the operation: event, old image, new image; not checked if absent. */
  readonly changes?: readonly [event: string, old: Item | undefined, image: Item | undefined][];
}

export const TableName = 'rows';

/** The key of a row of partition `p`. */
export const key = (sort: string, partition = 'p'): Item => ({ pk: { S: partition }, sk: { S: sort } });

/** A row of partition `p` with other attributes. */
export const row = (sort: string, attributes: Item = {}): Item => ({ ...key(sort), ...attributes });

/** The attributes that put a row into the index `gsi1`, and another one. */
export const listed = (sort: string, attributes: Item = {}): Item => ({
  gsi1pk: { S: 'list' },
  gsi1sk: { S: sort },
  ...attributes,
});
