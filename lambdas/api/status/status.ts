import * as v from 'valibot';
import manifest from '../../../package.json' with { type: 'json' };
import { timestamp } from '../../model/resources/expiry.ts';
import type { Platform } from '../../platform.ts';
import type { ApiRequest } from '../serving/request.ts';
import { type ApiResponse, json } from '../serving/response.ts';
import { booleanParameter } from '../validation/boolean.ts';
import { checkedFields, REQUIRED } from '../validation/fields.ts';
import { queryParameters } from '../validation/query-parameters.ts';
import type { StatusResponse, UnavailableResponse } from './status-response.ts';

/** How long the table and the bucket may take to answer, in milliseconds. */
export const SILENCE_LIMIT = 3000;

const parts = ['table', 'bucket'] as const;

type Part = (typeof parts)[number];

export interface Dependencies {
  /** Resolves once the part has answered. Rejects if it does not answer before the signal. */
  readonly reach: (part: Part, signal: AbortSignal) => Promise<void>;
  /** A new deadline for an answer, counted from now. */
  readonly deadline: () => AbortSignal;
  readonly now: () => number;
  readonly log: Platform['log'];
}

/** The query of `GET /status`. */
export const statusQuerySchema = v.object(
  {
    deep: v.optional(booleanParameter('Whether the table and the bucket are reached for as well.')),
  },
  REQUIRED,
);

/**
 * `GET` and `HEAD /status` ("Exceptions"): reports that the service runs. With `deep=true` it also reaches for the
 * table and the bucket, and answers 500 if one cannot be reached.
 */
export function reportStatus({ reach, deadline, now, log }: Dependencies) {
  return async (request: ApiRequest): Promise<ApiResponse> => {
    const { deep } = checkedFields(statusQuerySchema, queryParameters(request.query));
    const version = { version: manifest.version, time: timestamp(now()) };
    if (deep !== true) return json(200, { status: 'ok', ...version } satisfies StatusResponse);
    const signal = deadline();
    const [table, bucket] = await Promise.all([
      stateOf('table', signal, request.id),
      stateOf('bucket', signal, request.id),
    ]);
    if (table === 'ok' && bucket === 'ok')
      return json(200, { status: 'ok', ...version, table, bucket } satisfies StatusResponse);
    const states = { table, bucket };
    const silent = parts.filter((part) => states[part] === 'unreachable');
    const message = `The ${silent.join(' and the ')} did not answer.`;
    const error = { code: 'server', message } as const;
    return json(500, { error, status: 'unavailable', ...version, ...states } satisfies UnavailableResponse);
  };

  async function stateOf(part: Part, signal: AbortSignal, requestId: string): Promise<'ok' | 'unreachable'> {
    try {
      await reach(part, signal);
      return 'ok';
    } catch (error) {
      const message = `The ${part} did not answer.`;
      log({ level: 'ERROR', request_id: requestId, message, error: String(error) });
      return 'unreachable';
    }
  }
}
