import type { Platform } from '../platform.ts';
import { type Credentials, environmentCredentials } from './environment-credentials.ts';

/** The region that the function runs in. */
export function region({ environment }: Platform): string {
  const value = environment['AWS_REGION'];
  if (!value) throw new Error('The setting AWS_REGION is missing.');
  return value;
}

/**
 * The configuration of every SDK client. An embedded service is named by the variable that AWS's own tools read for it
 * (`AWS_ENDPOINT_URL_DYNAMODB` and the like); in AWS it is unset, and the client finds the service itself.
 */
export function clientConfiguration(
  platform: Platform,
  service: 'CLOUDWATCH_LOGS' | 'DYNAMODB' | 'EVENTBRIDGE' | 'S3' | 'KMS' | 'LAMBDA',
): { region: string; credentials: Credentials; endpoint?: string } {
  const endpoint = platform.environment[`AWS_ENDPOINT_URL_${service}`];
  return {
    region: region(platform),
    credentials: environmentCredentials(platform),
    ...(endpoint ? { endpoint } : {}),
  };
}
