import { functionInvocation } from '../aws/function-invocation.ts';
import type { JobStarter } from '../model/jobs/ports.ts';
import { type Platform, traceOf } from '../platform.ts';

/**
 * Starts a stored job at once if possible. A failure is only logged: the schedule starts the job within a minute.
 */
export function bestEffortStarter(platform: Platform): JobStarter {
  const { start } = functionInvocation(platform);
  return {
    start: (key) =>
      start(key).catch((error: unknown) => {
        platform.log({
          level: 'ERROR',
          message: 'Starting a job failed; the schedule will start it.',
          error: traceOf(error),
        });
      }),
  };
}
