import type { LambdaClient } from '@aws-sdk/client-lambda';
import type { JobStarter } from '../model/jobs/ports.ts';
import type { Platform } from '../platform.ts';
import { setting } from '../settings.ts';
import { clientConfiguration } from './aws-client.ts';

/**
 * Starts a job by an asynchronous invocation of the function that runs jobs: Lambda stores the event, and retries if
 * the function fails. The first call loads the SDK's client, since few requests start a job.
 */
export function functionInvocation(platform: Platform): JobStarter {
  const functionName = setting(platform, 'RUN_JOB_FUNCTION_NAME');
  let client: LambdaClient | undefined;

  return {
    async start(key) {
      const sdk = await import('@aws-sdk/client-lambda');
      client ??= new sdk.LambdaClient(clientConfiguration(platform, 'LAMBDA'));
      await client.send(
        new sdk.InvokeCommand({
          FunctionName: functionName,
          InvocationType: 'Event',
          Payload: JSON.stringify({ job: key }),
        }),
      );
    },
  };
}
