import type { Platform } from './platform.ts';
import type { Door } from './routes.ts';

/**
 * Every metric that the functions write, by the kind of log line whose fields it is made of. CloudWatch bills each name
 * with each combination of dimensions, so dimensions have few values: routes, statuses and accounts are only fields of
 * the lines, for queries. A metric also says how many samples it has, so nothing else counts them.
 */
export const metrics = {
  /** A request's duration, and the bytes of its body and its answer's. */
  request: {
    names: ['duration_ms', 'bytes'],
    dimensions: {
      door: ['oauth', 'resource-manager', 'content', 'catalogue', 'containers'] satisfies readonly Door[],
      outcome_class: ['done', 'refused', 'limited', 'failed'],
    },
  },
  /** A file that was sent with a form or in parts. */
  upload: {
    names: ['uploaded_bytes'],
    dimensions: { outcome: ['recorded', 'removed', 'ignored'] },
  },
  /** The unfinished jobs but those of webhooks, each minute in which there are any; the oldest one by its first run. */
  jobs: { names: ['unfinished_jobs', 'oldest_job_seconds'], dimensions: {} },
} as const satisfies Record<string, Declaration>;

interface Declaration {
  readonly names: readonly string[];
  /** The values of each dimension, by its name. */
  readonly dimensions: Readonly<Record<string, readonly string[]>>;
}

export type MetricKind = keyof typeof metrics;

/** The fields that a kind of line must have. */
type Fields<Kind extends MetricKind> = {
  readonly [Name in (typeof metrics)[Kind]['names'][number]]: number;
} & {
  readonly [Name in keyof (typeof metrics)[Kind]['dimensions']]: MemberOf<
    (typeof metrics)[Kind]['dimensions'][Name]
  >;
};

type MemberOf<List> = List extends readonly (infer Member)[] ? Member : never;

export type OutcomeClass = Fields<'request'>['outcome_class'];

/** The namespace of a platform without metrics. */
export const NO_METRICS = 'none';

/**
 * Makes lines of the log metrics too (CloudWatch embedded metric format): the result adds to a line what its metrics
 * are, with its time in milliseconds. It adds nothing without a namespace, as in the local mode.
 */
export function measuring<Kind extends MetricKind>(
  platform: Platform,
  kind: Kind,
): <Line extends Fields<Kind>>(time: number, line: Line) => Line & { readonly _aws?: object } {
  const { METRICS_NAMESPACE: namespace = NO_METRICS } = platform.environment;
  if (namespace === NO_METRICS) return (_time, line) => line;
  const { names, dimensions }: Declaration = metrics[kind];
  const directive = {
    Namespace: namespace,
    Dimensions: [Object.keys(dimensions)],
    Metrics: names.map((Name) => ({ Name })),
  };
  return (time, line) => ({ ...line, _aws: { Timestamp: time, CloudWatchMetrics: [directive] } });
}
