import * as v from 'valibot';
import { CONSOLE_CLIENT, isUsableName, MAXIMUM_NAME_BYTES } from '../../model/identity/account.ts';
import { ProblemError } from '../../model/problem.ts';
import { basicCredentials } from '../authentication/basic-credentials.ts';
import { type ApiRequest, bodyText, isUrlEncodedForm, jsonObject } from '../serving/request.ts';
import { boundedName } from '../validation/bounded-details.ts';

/** The parameters of a token request. */
export interface TokenRequest {
  readonly clientId: string;
  /** Undefined for the console, a public client. */
  readonly clientSecret: string | undefined;
  readonly grantType: string;
  readonly scope: string | undefined;
  readonly username: string | undefined;
  readonly password: string | undefined;
}

const grantTypes = ['client_credentials', 'password'] as const;

const text = v.string('must be a string');

/** Names are keys of the table, which must not be too long or contain halves of surrogate pairs; JSON allows both. */
const name = v.pipe(
  text,
  v.check(isUsableName, `must be Unicode text of at most ${MAXIMUM_NAME_BYTES} bytes`),
);

const parameters = {
  client_id: v.pipe(name, v.description('Unless HTTP Basic has it.')),
  client_secret: v.pipe(
    text,
    v.description(`Unless HTTP Basic has it, or the client is \`${CONSOLE_CLIENT}\`.`),
  ),
  grant_type: v.pipe(text, v.metadata({ enum: grantTypes })),
  scope: v.optional(v.pipe(text, v.description('Scopes separated by spaces; all of the client by default.'))),
  username: v.optional(v.pipe(name, v.description('For the password grant.'))),
  password: v.optional(v.pipe(text, v.description('For the password grant.'))),
};

const missing = `is missing: ${grantTypes.join(' or ')}`;

/** RFC 6749 sections 4.3.2 and 4.4.2. Which grants there are is told only to clients that are who they say. */
export const tokenRequestSchema = v.pipe(
  v.object(parameters, missing),
  v.metadata({ required: ['grant_type'] }),
);

/** The same of a public client, which has no secret. */
const publicTokenRequestSchema = v.object(
  { ...parameters, client_secret: v.optional(parameters.client_secret) },
  missing,
);

type Parameters = Readonly<Record<string, unknown>>;

/**
 * Reads a token request. The specification's table says that the body is JSON; its sample sends a form, as does RFC
 * 6749: both are accepted. The client's credentials are in the body or in HTTP Basic (RFC 6749 section 2.3.1), not
 * both. Throws a problem with the first thing that is wrong.
 */
export function readTokenRequest(request: ApiRequest): TokenRequest {
  const body = isUrlEncodedForm(request) ? formParameters(bodyText(request)) : jsonObject(request);
  const given = withoutEmpty(body);
  const input = { ...given, ...basicClient(request.headers['authorization'], given) };
  const schema = isPublic(given) ? publicTokenRequestSchema : tokenRequestSchema;
  const { success, output, issues } = v.safeParse(schema, input, { abortPipeEarly: true });
  if (!success) throw problemOf(issues);
  return {
    clientId: output.client_id,
    clientSecret: output.client_secret,
    grantType: output.grant_type,
    scope: output.scope,
    username: output.username,
    password: output.password,
  };
}

/** Whether a page asks, which has only its user's password. */
function isPublic({ client_id, grant_type }: Parameters): boolean {
  return client_id === CONSOLE_CLIENT && grant_type === 'password';
}

/** What is wrong with a parameter comes before what is missing. */
function problemOf(issues: readonly [v.BaseIssue<unknown>, ...v.BaseIssue<unknown>[]]): ProblemError {
  const wrong = issues.find(({ received }) => received !== 'undefined');
  const issue = wrong ?? issues[0];
  const field = v.getDotPath(issue) ?? '';
  if (wrong !== undefined || field === 'grant_type') return invalid(`${field} ${issue.message}.`);
  return new ProblemError({
    code: 'credentials-missing',
    message: 'client_id and client_secret are needed, in the body or with HTTP Basic.',
  });
}

/** RFC 6749 section 3.2: none may come twice. */
function formParameters(body: string): Parameters {
  const parameters = new Map<string, string>();
  for (const [name, value] of new URLSearchParams(body)) {
    if (parameters.has(name)) throw invalid(`${boundedName(name)} must not be sent more than once.`);
    parameters.set(name, value);
  }
  return Object.fromEntries(parameters);
}

/** RFC 6749 section 3.2: an empty one counts as left out. */
function withoutEmpty(parameters: Parameters): Parameters {
  return Object.fromEntries(Object.entries(parameters).filter(([, value]) => value !== ''));
}

/** The client in HTTP Basic, if there is one. */
function basicClient(
  authorization: string | undefined,
  { client_id, client_secret }: Parameters,
): Parameters {
  if (authorization === undefined || authorization === '') return {};
  const basic = clientIdAndSecret(authorization);
  const idDiffers = client_id !== undefined && client_id !== basic.client_id;
  if (client_secret === undefined && !idDiffers) return basic;
  throw invalid('The client must authenticate in one way only: in the body or with HTTP Basic.');
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
  return { client_id: formDecoded(credentials.name), client_secret: formDecoded(credentials.secret) };
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
