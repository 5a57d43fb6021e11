import type { Platform } from '../platform.ts';

export interface Credentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
}

/**
 * The credentials in a Lambda function's environment, constant for the life of the process. The SDK's default chain
 * would look in seven more places, and its code is more than a third of a bundle.
 */
export function environmentCredentials({ environment }: Pick<Platform, 'environment'>): Credentials {
  const { AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: secretAccessKey } = environment;
  if (!accessKeyId || !secretAccessKey) throw new Error('The environment holds no AWS credentials.');
  const sessionToken = environment['AWS_SESSION_TOKEN'];
  return { accessKeyId, secretAccessKey, ...(sessionToken ? { sessionToken } : {}) };
}

/** Replaces `@aws-sdk/credential-provider-node` in bundles, under the name that the clients import. */
export function defaultProvider(): () => Promise<Credentials> {
  return async () => environmentCredentials({ environment: process.env });
}
