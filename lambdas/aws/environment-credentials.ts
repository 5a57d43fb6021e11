import type { Platform } from '../platform.ts';

export interface Credentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
}

/**
 * The credentials that Lambda puts into a function's environment; they stay the same for the life of the process.
 * The SDK's default chain would look in seven more places, and more than a third of a bundle is code for that.
 */
export function environmentCredentials({ environment }: Pick<Platform, 'environment'>): Credentials {
  const { AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: secretAccessKey } = environment;
  if (!accessKeyId || !secretAccessKey) throw new Error('The environment holds no AWS credentials.');
  const sessionToken = environment['AWS_SESSION_TOKEN'];
  return { accessKeyId, secretAccessKey, ...(sessionToken ? { sessionToken } : {}) };
}

/** Stands in a bundle for `@aws-sdk/credential-provider-node`, under the name by which the clients import it. */
export function defaultProvider(): () => Promise<Credentials> {
  return async () => environmentCredentials({ environment: process.env });
}
