import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bytesInResponse } from '../../../../lambdas/model/lists/page-size.ts';
import { anyCharacter } from '../../../support/texts.ts';

test('an item takes the bytes of its JSON in the JSON of a response', () => {
  const text = fc.string({
    unit: fc.oneof(anyCharacter, fc.constantFrom('"', '\\', '\n', '\u{1}', '\ud800')),
  });
  fc.assert(
    fc.property(fc.dictionary(text, text), (item) => {
      expect(bytesInResponse(item)).toBe(Buffer.byteLength(JSON.stringify(JSON.stringify(item))));
    }),
  );
});
