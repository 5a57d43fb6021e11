/**
 * The quotas that cannot be raised ("Amazon API Gateway quotas", section "HTTP API quotas"; "Lambda quotas", section
 * "Function configuration, deployment, and execution").
 */

/** The request line and the header values together, in bytes. */
export const MAXIMUM_HEAD_BYTES = 10_240;

/** A request's body, in bytes. */
export const MAXIMUM_BODY_BYTES = 10 * 1024 * 1024;

/**
 * The bodies of all requests together, in bytes: room for two of the largest that a route takes, and for many small
 * ones. This limit protects the machine; API Gateway has none like it.
 */
export const MAXIMUM_HELD_BYTES = 320 * 1024 * 1024;

/**
 * An event or a function's response as JSON, in bytes: documented as 6 MB; Lambda's error messages give this number.
 */
export const MAXIMUM_PAYLOAD_BYTES = 6_291_556;

/** The longest that an integration may take, in milliseconds. */
export const INTEGRATION_TIMEOUT = 30_000;

/** A shorter body stays within the payload limit even if each byte becomes six bytes of JSON (`\u0000`). */
const HARMLESS_BODY_LENGTH = 1_000_000;

/** Whether an event or a response is too large for Lambda. Measures only those with a long body. */
export function exceedsPayloadLimit(payload: { readonly body?: string | undefined }): boolean {
  if ((payload.body?.length ?? 0) <= HARMLESS_BODY_LENGTH) return false;
  return Buffer.byteLength(JSON.stringify(payload)) > MAXIMUM_PAYLOAD_BYTES;
}
