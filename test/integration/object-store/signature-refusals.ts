import { expect } from 'vitest';
import { type RawRequest, send } from './raw-request.ts';
import type { RunningStore } from './running-store.ts';
import { xmlText } from './upload-form.ts';

/** S3's message about a wrong signature. */
export const MISMATCH =
  'The request signature we calculated does not match the signature you provided. Check your key and signing method.';

/** Expects a request to be refused with this status and error document. */
export async function expectRefusal(
  store: RunningStore,
  request: RawRequest,
  status: number,
  code: string,
  message: string,
): Promise<void> {
  const answer = await send(store, request);
  expect(answer.status).toBe(status);
  expect(xmlText(answer.body, 'Code')).toBe(code);
  expect(xmlText(answer.body, 'Message')).toBe(message);
  expect(xmlText(answer.body, 'RequestId')).toBe(answer.headers['x-amz-request-id']);
}
