import { describe, expect, test } from 'vitest';
import { type RunningStore, shareStore } from './running-store.ts';
import { type Form, post } from './upload-form.ts';

/** A form that must be refused: how a store's client makes it, and S3's status, code and words for it. */
export type Refusal = [
  name: string,
  form: (store: RunningStore) => Form,
  status: number,
  code: string,
  message: string,
];

/** One test for each form: it is refused like this, nothing is stored and no event is sent. */
export function expectRefused(refusals: readonly Refusal[]): void {
  describe('is refused', () => {
    const shared = shareStore(Date.parse('2026-03-27T12:00:00Z'));
    test.each(refusals)('%s', async (_name, form, status, code, message) => {
      const store = shared();
      expect(await post(store, form(store))).toMatchObject({ status, code, message });
      expect(await store.kept()).toEqual([]);
      expect(store.events).toEqual([]);
    });
  });
}

/** S3's words for a form that lacks a field. */
export function missingField(name: string): string {
  return `Bucket POST must contain a field named '${name}'. If it is specified, please check the order of the fields.`;
}
