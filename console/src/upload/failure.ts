import { ApiError } from 'resource-manager-client';
import { wordsOf } from '../api.ts';

// The classes of Uppy's errors are not exported, and lose their names in a build.

/** Whether the network was lost, of the service or of the store. */
export function isOfNetwork(error: Error): boolean {
  return error instanceof TypeError || ('code' in error && error.code === 'NETWORK');
}

/** The status of an answer of the service or the store. */
function statusOf(error: Error): number | undefined {
  return 'status' in error && typeof error.status === 'number' ? error.status : undefined;
}

/** Whether the store refuses what was signed: the signature ends, as in a laptop that slept. */
export function isOfSignature(error: Error): boolean {
  return !(error instanceof ApiError) && statusOf(error) === 403;
}

/** Whether an upload cannot go on, since what was begun is gone. */
export function isGone(error: Error): boolean {
  return [404, 410].includes(statusOf(error) ?? 0);
}

/** Why an upload failed, for people. */
export function failureWords(error: Error): string {
  if (isOfNetwork(error)) return 'The connection was lost.';
  if (error instanceof ApiError || statusOf(error) === undefined) return wordsOf(error);
  return `The store has refused the file (${error.message}).`;
}
