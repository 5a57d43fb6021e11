import * as v from 'valibot';
import { ServiceError } from '../json-service.ts';
import type { LogStore } from './log-store.ts';

const time = v.pipe(v.number(), v.integer(), v.minValue(0));

const putLogEvents = v.strictObject({
  logGroupName: v.string(),
  logStreamName: v.string(),
  logEvents: v.pipe(
    v.array(v.strictObject({ timestamp: time, message: v.pipe(v.string(), v.minLength(1)) })),
    v.minLength(1),
    v.maxLength(10_000),
  ),
});

const filterLogEvents = v.strictObject({
  logGroupName: v.string(),
  startTime: v.optional(time, 0),
  endTime: v.optional(time, Number.MAX_SAFE_INTEGER),
  filterPattern: v.optional(v.string()),
  nextToken: v.optional(v.pipe(v.string(), v.regex(/^\d+$/)), '0'),
  limit: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(10_000)), 10_000),
});

interface LogContext {
  readonly logGroup: string;
  readonly logStream: string;
  readonly store: LogStore;
  readonly now: number;
}

/** PutLogEvents refuses what is older than this or as far in the future, in milliseconds. */
const OLDEST = 14 * 24 * 60 * 60_000;
const NEWEST = 2 * 60 * 60_000;

/** The most events that a page of FilterLogEvents searches. */
const SEARCHED = 1000;

/** Performs an operation, and returns the answer. Throws a ServiceError for another log, operation or parameter. */
export function execute(operation: string, input: unknown, context: LogContext): object {
  if (operation === 'PutLogEvents') return put(parse(putLogEvents, input, context), context);
  if (operation === 'FilterLogEvents') return filter(parse(filterLogEvents, input, context), context);
  throw new ServiceError('UnknownOperationException', `The operation ${operation} is not supported.`);
}

function parse<Schema extends v.GenericSchema<unknown, { logGroupName: string; logStreamName?: string }>>(
  schema: Schema,
  input: unknown,
  { logGroup, logStream }: LogContext,
): v.InferOutput<Schema> {
  const result = v.safeParse(schema, input);
  if (!result.success) throw new ServiceError('InvalidParameterException', v.summarize(result.issues));
  const { logGroupName, logStreamName = logStream } = result.output;
  if (logGroupName === logGroup && logStreamName === logStream) return result.output;
  throw new ServiceError('ResourceNotFoundException', 'The specified log group or stream does not exist.');
}

function put({ logEvents }: v.InferOutput<typeof putLogEvents>, { store, now }: LogContext): object {
  const times = logEvents.map(({ timestamp }) => timestamp);
  if (times.some((one, index) => one < (times[index - 1] ?? 0)))
    throw new ServiceError('InvalidParameterException', 'Log events must be in chronological order.');
  const tooOld = times.filter((one) => one < now - OLDEST).length;
  const tooNew = times.findIndex((one) => one > now + NEWEST);
  const kept = logEvents.slice(tooOld, tooNew === -1 ? undefined : tooNew);
  store.add(kept);
  if (kept.length === logEvents.length) return { nextSequenceToken: '0' };
  const rejectedLogEventsInfo = {
    ...(tooOld === 0 ? {} : { tooOldLogEventEndIndex: tooOld }),
    ...(tooNew === -1 ? {} : { tooNewLogEventStartIndex: tooNew }),
  };
  return { nextSequenceToken: '0', rejectedLogEventsInfo };
}

/** One page; it may be empty although others follow, as in AWS. */
function filter(
  { startTime, endTime, filterPattern, nextToken, limit }: v.InferOutput<typeof filterLogEvents>,
  { store, logStream }: LogContext,
): object {
  const matches = matcher(filterPattern);
  const most = Math.min(limit, SEARCHED);
  const searched = store.read({ from: startTime, to: endTime, after: Number(nextToken), limit: most });
  const last = searched.at(-1);
  return {
    events: searched
      .filter(({ message }) => matches(message))
      .map(({ position, timestamp, message }) => ({
        eventId: String(position),
        logStreamName: logStream,
        timestamp,
        ingestionTime: timestamp,
        message,
      })),
    ...(searched.length < most || last === undefined ? {} : { nextToken: String(last.position) }),
  };
}

/** Only the pattern that compares members of JSON with texts: `{ $.name = "text" && $.other = "text" }`. */
function matcher(pattern: string | undefined): (message: string) => boolean {
  if (pattern === undefined || pattern === '') return () => true;
  const [, inner = ''] = /^\{ (.+) \}$/.exec(pattern) ?? [];
  const wanted = inner.split(' && ').map((one) => /^\$\.(\w+) = "([^"]*)"$/.exec(one));
  if (wanted.some((one) => one === null))
    throw new ServiceError('InvalidParameterException', `The pattern ${pattern} is not supported.`);
  return (message) => {
    const entry: unknown = JSON.parse(message);
    return wanted.every((one) => v.is(v.looseObject({ [one?.[1] ?? '']: v.literal(one?.[2] ?? '') }), entry));
  };
}
