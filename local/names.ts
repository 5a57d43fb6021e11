/** The one bucket of the embedded object store; also the first part of its paths. */
export const BUCKET = 'resource-manager';

/** The one table of the embedded DynamoDB. */
export const TABLE = 'resource-manager';
