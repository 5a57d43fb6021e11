import { createClient } from 'resource-manager-client';
import { tokens } from './session/session.ts';

/** The service that the console came from. Requests wait for a password where the token has ended. */
export const client = createClient({
  baseUrl: location.origin,
  credentials: { tokens },
  maximumWait: 10_000,
});

export const { api } = client;

export type { Container, Resource } from 'resource-manager-client';

/** An error in words for people. */
export function wordsOf(error: unknown): string {
  if (error instanceof TypeError) return 'The service cannot be reached: check the network, then try again.';
  return error instanceof Error ? error.message : String(error);
}
