/**
 * AWS's public list prices on demand in us-east-1 (N. Virginia), November 2026, in dollars, without free tiers and
 * discounts for volume.
 */
export const PRICES_OF = 'us-east-1, November 2026';

const MILLION = 1_000_000;

export const prices = {
  /** Amazon S3 Standard: a request billed as PUT, COPY, POST or LIST, one as GET; deletions are free. */
  put: 5 / MILLION,
  get: 0.4 / MILLION,
  /** A gibibyte, and a tag of an object, for a month. */
  storedGibibyte: 0.023,
  tagMonth: 0.0065 / 10_000,
  /** Amazon DynamoDB, on-demand units; a gibibyte for a month, and its point-in-time recovery. */
  write: 0.625 / MILLION,
  read: 0.125 / MILLION,
  tableGibibyte: 0.25,
  recoveryGibibyte: 0.2,
  /** Amazon API Gateway, a request to an HTTP API of at most 512 KiB. */
  gatewayRequest: 1 / MILLION,
  /** AWS Lambda on arm64: an invocation, and a gibibyte of memory for a second. */
  invocation: 0.2 / MILLION,
  gibibyteSecond: 0.0000133334,
  /** Amazon EventBridge, an event of S3. */
  event: 1 / MILLION,
  /** Amazon SQS, a request. */
  message: 0.4 / MILLION,
  /** AWS KMS, a request that signs with an elliptic curve. */
  signature: 0.15 / 10_000,
  /** Amazon CloudWatch Logs, a gibibyte taken in: class Standard, and Infrequent Access. */
  logGibibyte: 0.5,
  rareLogGibibyte: 0.25,
  /** A gibibyte of the log, kept compressed to 15 %, for a month. */
  keptLogGibibyte: 0.03 * 0.15,
} as const;
