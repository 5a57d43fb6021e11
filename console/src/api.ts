import { createClient, type paths } from 'resource-manager-client';
import { tokens } from './session/session.ts';

/** The service that the console came from. Requests wait for a password where the token has ended. */
export const client = createClient({
  baseUrl: location.origin,
  credentials: { tokens },
  maximumWait: 10_000,
});

export const { api } = client;

/** A resource as its owner sees it. */
export type Resource =
  paths['/v1/resources']['get']['responses'][200]['content']['application/json']['resources'][0];

export type Container =
  paths['/containers']['get']['responses'][200]['content']['application/json']['data'][0];

/** An error in words for people. */
export function wordsOf(error: unknown): string {
  if (error instanceof TypeError) return 'The service cannot be reached: check the network, then try again.';
  return error instanceof Error ? error.message : String(error);
}
