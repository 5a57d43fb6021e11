/** A handler's environment: the one thing that differs between AWS, the local mode and a test. */
export interface Platform {
  /** Settings by name; in AWS the function's environment variables. `settings.ts` names them all. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** The current time in milliseconds since 1970. */
  readonly now: () => number;
  /** Takes one line of the structured log. */
  readonly log: (entry: Readonly<Record<string, unknown>>) => void;
  /** Answers a DynamoDB operation by name and JSON body. Present if the table is in this process. */
  readonly callTable?: (operation: string, body: string) => Promise<{ statusCode: number; body: string }>;
  /** Answers S3's operation "ListObjectVersions" for one key with its document. Present if the bucket is in this process. */
  readonly listVersions?: (key: string, after: string | undefined) => Promise<string>;
}

/** The platform of a running Lambda function: its environment, the real clock, JSON lines on standard output. */
export const lambdaPlatform: Platform = {
  environment: process.env,
  now: Date.now,
  log: (entry) => process.stdout.write(`${JSON.stringify(entry)}\n`),
};

/** An error for the log: its stack, if it has one. */
export function traceOf(error: unknown): unknown {
  return error instanceof Error ? error.stack : error;
}
