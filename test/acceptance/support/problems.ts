import type { Answer } from './http.ts';

interface FieldProblem {
  readonly field: string;
  readonly message: string;
}

/** An answer in a form that tests compare. */
export function outcome({ status, text }: Answer) {
  const body: unknown = text === '' ? '' : JSON.parse(text);
  return { status, body };
}

/** The expected refusal, in the error shape of the resource endpoints. */
export function refusal(code: number, message: string, details: readonly FieldProblem[] = []) {
  return { status: code, body: { error: { code, message, details } } };
}

/** The expected refusal, in the shape of RFC 6749 section 5.2. */
export function oauthRefusal(status: number, error: string, description: string) {
  return { status, body: { error, error_description: description } };
}

export const NO_CREDENTIALS =
  'Credentials are needed, in the header Authorization: Bearer and an access token from /oauth/token, ' +
  'or Basic and a user or client with its secret.';
export const BAD_CREDENTIALS =
  'The credentials are not valid: the user or client is unknown, or the secret is wrong.';
export const BAD_TOKEN = 'The access token is not valid or has expired: get a new one from /oauth/token.';
export const NO_RESOURCE = 'There is no such resource.';
export const NOT_UPLOADED = 'The file has not been uploaded yet.';
export const GONE = 'The resource has expired or was deleted.';
export const NO_PATH = 'There is nothing at this path.';
