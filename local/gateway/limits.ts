/**
 * The quotas that cannot be raised ("Amazon API Gateway quotas", section "HTTP API quotas"; "Lambda quotas", section
 * "Function configuration, deployment, and execution").
 */

/** The request line and the header values together, in bytes. */
export const MAXIMUM_HEAD_BYTES = 10_240;

/** A request's body, in bytes. */
export const MAXIMUM_BODY_BYTES = 10 * 1024 * 1024;

/**
 * The bodies of all requests together, in bytes: two of the largest that a route takes, and many small ones beside them.
 * No quota of API Gateway's, but what this machine lends to its place.
 */
export const MAXIMUM_HELD_BYTES = 320 * 1024 * 1024;

/** An event or a function's response as JSON, in bytes: documented as 6 MB, exactly this in Lambda's error messages. */
export const MAXIMUM_PAYLOAD_BYTES = 6_291_556;

/** For how long an integration may work, in milliseconds. */
export const INTEGRATION_TIMEOUT = 30_000;

/** A body this short stays below the payload's limit even when every byte becomes `\u0000`, six bytes of JSON. */
const HARMLESS_BODY_LENGTH = 1_000_000;

/** Whether an event or a response is too large for Lambda. Only large ones pay for being measured. */
export function exceedsPayloadLimit(payload: { readonly body?: string | undefined }): boolean {
  if ((payload.body?.length ?? 0) <= HARMLESS_BODY_LENGTH) return false;
  return Buffer.byteLength(JSON.stringify(payload)) > MAXIMUM_PAYLOAD_BYTES;
}
