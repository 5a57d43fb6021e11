import { describe, expect, test } from 'vitest';
import { type RunningStore, shareStore } from './running-store.ts';
import { type Form, post } from './upload-form.ts';

/** A form that must be refused: a function that makes it, and S3's status, code and message. */
export type Refusal = [
  name: string,
  form: (store: RunningStore) => Form,
  status: number,
  code: string,
  message: string,
];

/** Tests that each form is refused with its error, stores nothing and sends no event. */
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

/** S3's message about a missing field of a form. */
export function missingField(name: string): string {
  return `Bucket POST must contain a field named '${name}'. If it is specified, please check the order of the fields.`;
}
