import { functionInvocation } from '../aws/function-invocation.ts';
import type { JobStarter } from '../model/jobs/ports.ts';
import { type Platform, traceOf } from '../platform.ts';

/**
 * Starts a job that was written down at once, if that is possible. Where it is not, the log says so and nobody else
 * needs to know: the schedule starts the job within a minute.
 */
export function bestEffortStarter(platform: Platform): JobStarter {
  const { start } = functionInvocation(platform);
  return {
    start: (key) =>
      start(key).catch((error: unknown) => {
        platform.log({
          level: 'ERROR',
          message: 'A job was not started at once.',
          error: traceOf(error),
        });
      }),
  };
}
