import type { Caller } from '../../model/identity/token.ts';
import type { UsageStore } from '../../model/usage/ports.ts';
import type { UsageCount } from '../../model/usage/usage.ts';
import type { ApiRequest } from '../serving/request.ts';
import { type ApiResponse, json } from '../serving/response.ts';
import { invalidFields } from '../validation/fields.ts';
import { readUsageQuery } from './usage-query.ts';
import type { UsageBody } from './usage-response.ts';

/** The most counts in one answer: with the longest media types, two mebibytes of the six of a function's answer. */
const MAXIMUM_COUNTS = 10_000;

export interface Dependencies {
  readonly usage: Pick<UsageStore, 'between'>;
  readonly now: () => number;
}

/**
 * `GET /v1/usage`: how many files the account has and their bytes, by the day of upload (UTC), the newest first, and by
 * media type. Days without files are left out. The counts follow the files a moment later.
 */
export function getUsage({ usage, now }: Dependencies) {
  return async (request: ApiRequest, { accountId }: Caller): Promise<ApiResponse> => {
    const { from, until } = readUsageQuery(request.query, now());
    const counts = await usage.between(accountId, from, until, MAXIMUM_COUNTS);
    if (counts === undefined) {
      const message = 'must be later: these days have too many media types for one answer';
      throw invalidFields([{ field: 'from', message }]);
    }
    // A batch of changes that was counted twice may have left a count without files.
    const counted = counts.filter(({ files }) => files > 0);
    const body: UsageBody = { from, until, total: sumOf(counted), days: daysOf(counted) };
    return json(200, body);
  };
}

function daysOf(counts: readonly UsageCount[]) {
  return [...Map.groupBy(counts, ({ day }) => day)].reverse().map(([day, ofDay]) => ({
    day,
    ...sumOf(ofDay),
    types: ofDay.map(({ mediaType, files, bytes }) => ({ mime_type: mediaType, files, bytes })),
  }));
}

function sumOf(counts: readonly UsageCount[]) {
  return counts.reduce((sum, { files, bytes }) => ({ files: sum.files + files, bytes: sum.bytes + bytes }), {
    files: 0,
    bytes: 0,
  });
}
