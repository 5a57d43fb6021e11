import { isUsableName, MAXIMUM_NAME_BYTES } from '../../model/identity/account.ts';
import { ProblemError } from '../../model/problem.ts';
import { basicCredentials } from '../authentication/basic-credentials.ts';
import { type ApiRequest, bodyText, isUrlEncodedForm, jsonObject } from '../serving/request.ts';
import { boundedName } from '../validation/bounded-details.ts';

/** The parameters of a token request. */
export interface TokenRequest {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly grantType: string;
  readonly scope: string | undefined;
  readonly username: string | undefined;
  readonly password: string | undefined;
}

type Parameters = ReadonlyMap<string, string>;

/**
 * Reads a token request. The specification's table says that the body is JSON; its sample sends a form, as does RFC
 * 6749: both are accepted. The client's credentials are in the body or in HTTP Basic (RFC 6749 section 2.3.1), not
 * both.
 */
export function readTokenRequest(request: ApiRequest): TokenRequest {
  const parameters = isUrlEncodedForm(request) ? formParameters(bodyText(request)) : jsonParameters(request);
  const credentials = clientCredentials(request.headers['authorization'], parameters);
  const grantType = parameters.get('grant_type');
  if (grantType === undefined) throw invalid('grant_type is missing: client_credentials or password.');
  const username = parameters.get('username');
  checkName('client_id', credentials.clientId);
  checkName('username', username ?? '');
  return {
    ...credentials,
    grantType,
    scope: parameters.get('scope'),
    username,
    password: parameters.get('password'),
  };
}

/** Names are keys of the table, which must not be too long or contain halves of surrogate pairs; JSON allows both. */
function checkName(parameter: string, name: string): void {
  if (isUsableName(name)) return;
  throw invalid(`${parameter} must be Unicode text of at most ${MAXIMUM_NAME_BYTES} bytes.`);
}

/** RFC 6749 section 3.2: none may come twice, an empty one counts as left out, unknown ones are ignored. */
function formParameters(body: string): Parameters {
  const parameters = new Map<string, string>();
  for (const [name, value] of new URLSearchParams(body)) {
    if (parameters.has(name)) throw invalid(`${boundedName(name)} must not be sent more than once.`);
    parameters.set(name, value);
  }
  return withoutEmpty(parameters);
}

function jsonParameters(request: ApiRequest): Parameters {
  const parameters = new Map<string, string>();
  for (const [name, value] of Object.entries(jsonObject(request))) {
    if (typeof value === 'string') parameters.set(name, value);
    else if (PARAMETERS.has(name)) throw invalid(`${name} must be a string.`);
  }
  return withoutEmpty(parameters);
}

const PARAMETERS = new Set(['client_id', 'client_secret', 'grant_type', 'scope', 'username', 'password']);

function withoutEmpty(parameters: Parameters): Parameters {
  return new Map([...parameters].filter(([, value]) => value !== ''));
}

function clientCredentials(authorization: string | undefined, parameters: Parameters) {
  const clientId = parameters.get('client_id');
  const clientSecret = parameters.get('client_secret');
  if (authorization !== undefined && authorization !== '') {
    const basic = clientIdAndSecret(authorization);
    const idDiffers = clientId !== undefined && clientId !== basic.clientId;
    if (clientSecret !== undefined || idDiffers) {
      throw invalid('The client must authenticate in one way only: in the body or with HTTP Basic.');
    }
    return basic;
  }
  if (clientId === undefined || clientSecret === undefined) {
    throw new ProblemError({
      code: 'credentials-missing',
      message: 'client_id and client_secret are needed, in the body or with HTTP Basic.',
    });
  }
  return { clientId, clientSecret };
}

/** Each part is form-encoded first (RFC 6749 section 2.3.1). */
function clientIdAndSecret(authorization: string) {
  const credentials = basicCredentials(authorization);
  if (credentials === undefined) {
    throw new ProblemError({
      code: 'credentials-refused',
      message: 'The Authorization header must be Basic, followed by client_id:client_secret in base64.',
    });
  }
  return { clientId: formDecoded(credentials.name), clientSecret: formDecoded(credentials.secret) };
}

function formDecoded(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return text;
  }
}

function invalid(message: string): ProblemError {
  return new ProblemError({ code: 'invalid-request', message });
}
