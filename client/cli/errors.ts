import { ApiError } from '../src/index.ts';

/** What the program ends with, besides 0 for success. */
export const exitCodes = { failed: 1, usage: 2, credentials: 3, network: 4, interrupted: 130 } as const;

/** A command cannot be done; the message says why and what to do. */
export class CommandError extends Error {
  readonly exitCode: number;

  constructor(message: string, exitCode: number = exitCodes.failed, options?: ErrorOptions) {
    super(message, options);
    this.exitCode = exitCode;
  }
}

/** A command has failed, and has told everything about it. */
export class ReportedFailure extends Error {
  readonly exitCode: number;

  constructor(exitCode: number) {
    super('The command has failed.');
    this.exitCode = exitCode;
  }
}

/** An error for users. */
export interface Explanation {
  readonly message: string;
  readonly exitCode: number;
  readonly status?: number;
  readonly details?: unknown;
  readonly request_id?: string;
}

/** Statuses of a service that cannot be reached at the moment. */
const UNREACHABLE = [502, 503, 504];

/** Explains an error in one sentence, and says what the program ends with. */
export function explained(error: unknown, signal: AbortSignal): Explanation {
  if (error instanceof CommandError) return { message: error.message, exitCode: error.exitCode };
  if (signal.aborted) return { message: 'Interrupted.', exitCode: exitCodes.interrupted };
  if (error instanceof ApiError) return explainedAnswer(error);
  if (isNetworkFailure(error)) {
    const message = `The service cannot be reached: ${reasonOf(error)}.`;
    return { message, exitCode: exitCodes.network };
  }
  return { message: error instanceof Error ? error.message : String(error), exitCode: exitCodes.failed };
}

function explainedAnswer({ status, message, details = [], requestId }: ApiError): Explanation {
  const rest = {
    status,
    ...(details.length === 0 ? {} : { details }),
    ...(requestId === undefined ? {} : { request_id: requestId }),
  };
  if (status === 401) {
    const advice = 'The credentials were refused: sign in again with `resource-manager login`.';
    return { message: advice, exitCode: exitCodes.credentials, ...rest };
  }
  // The service's own message has the first of them.
  const fields = details
    .filter((detail) => !message.includes(detail.message))
    .map((detail) => `\n  ${detail.field} ${detail.message}`);
  const exitCode = UNREACHABLE.includes(status) ? exitCodes.network : exitCodes.failed;
  return { message: `${message}${fields.join('')}`, exitCode, ...rest };
}

/** The codes of connections that fail, of Node and of its `fetch`. */
const NETWORK_CODE =
  /^(E(CONNREFUSED|CONNRESET|CONNABORTED|NOTFOUND|AI_AGAIN|HOSTUNREACH|NETUNREACH|NETDOWN|TIMEDOUT|PIPE|PROTO)|UND_ERR_\w+|(ERR_TLS|ERR_SSL|CERT|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO)_\w+)$/;

function isNetworkFailure(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const isFetch = error instanceof TypeError && error.message === 'fetch failed';
  return isFetch || NETWORK_CODE.test(codeOf(error) ?? '') || isNetworkFailure(error.cause);
}

function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}

/** The innermost message that says something. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const inner = error.cause === undefined ? '' : reasonOf(error.cause);
  return inner || error.message || codeOf(error) || error.name;
}
