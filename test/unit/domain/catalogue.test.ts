import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { indexedWords, nameOrder } from '../../../lambdas/domain/catalogue.ts';
import { MAXIMUM_FILE_NAME_LENGTH } from '../../../lambdas/domain/file-name.ts';

const ID = '0b9c3f1e-5a7d-4c2b-9e8f-1a2b3c4d5e6f';

/** DynamoDB's limit for a sort key ("Partition keys and sort keys"). */
const KEY_BYTES = 1024;

describe('the words by which an entry is found', () => {
  const words = (count: number) => Array.from({ length: count }, (_, index) => `word${index}`).join(' ');

  test.each([
    { title: 'name and description, in lower case', name: 'A Plan', description: 'of it', size: 4 },
    { title: 'each once', name: 'plan plan', description: 'Plan', size: 1 },
    { title: 'fifty', name: words(50), description: '', size: 50 },
    { title: 'one of a hundred characters', name: 'x'.repeat(100), description: '', size: 1 },
    { title: 'none in a name of signs', name: '--', description: '', size: 0 },
  ])('$title', ({ name, description, size }) => {
    expect(indexedWords({ name, description })?.size).toBe(size);
  });

  test.each([
    { title: 'fifty-one words', name: words(51), description: '' },
    { title: 'a word that is too long for a key', name: 'Plan', description: 'x'.repeat(101) },
  ])('are not indexed: $title', ({ name, description }) => {
    expect(indexedWords({ name, description })).toBeUndefined();
  });
});

test('a place in the order of names fits into a key, whatever a file or an entry is called', () => {
  const names = fc.string({ unit: 'binary', maxLength: MAXIMUM_FILE_NAME_LENGTH, size: 'max' });
  fc.assert(
    fc.property(fc.oneof(names, fc.constant('😀'.repeat(MAXIMUM_FILE_NAME_LENGTH))), (name) => {
      const order = nameOrder(name, ID);
      expect(Buffer.byteLength(order)).toBeLessThanOrEqual(KEY_BYTES);
      expect(order.endsWith(`\0${ID}`)).toBe(true);
    }),
  );
});
