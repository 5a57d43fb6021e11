import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Reasons } from '../../../../lambdas/api/content/reasons.ts';
import { uploadedContent } from '../../../../lambdas/api/content/uploaded-content.ts';
import { problemOf } from '../../support/problems.ts';

function read(value: unknown, maximumBytes = 1000) {
  const reasons = new Reasons();
  const bytes = uploadedContent(value, maximumBytes, reasons);
  return { bytes: bytes.toString('latin1'), messages: reasons.details.map(({ message }) => message) };
}

describe('the file in a request', () => {
  test('is decoded from base64', () => {
    expect(read('QUJD')).toEqual({ bytes: 'ABC', messages: [] });
  });

  test.each([
    [undefined, 'Missing content'],
    [null, 'Content must be a string in base64'],
    [1, 'Content must be a string in base64'],
    [['QUJD'], 'Content must be a string in base64'],
    [{}, 'Content must be a string in base64'],
    ['', 'Content is empty'],
    ['QUJ*', 'Content contains characters that are not base64'],
    ['QUJDQ', 'Content is not complete base64: its length or padding is wrong'],
    ['data:;base64,QUJD', 'Content must be base64 alone, without a data: prefix'],
  ])('%j is refused with a reason', (value, message) => {
    expect(read(value)).toEqual({ bytes: '', messages: [message] });
  });

  test('may be as large as the limit in any form, and no byte larger', async () => {
    const lengths = fc.integer({ min: 1, max: 500 });
    const writings = fc.constantFrom(
      (text: string) => text,
      (text: string) => text.replaceAll('=', ''),
      (text: string) => text.replaceAll(/.{1,76}/g, '$&\r\n'),
    );
    await fc.assert(
      fc.asyncProperty(lengths, writings, async (length, write) => {
        const text = write(Buffer.alloc(length, 'a').toString('base64'));
        expect(read(text, length)).toEqual({ bytes: 'a'.repeat(length), messages: [] });
        expect(await problemOf(() => read(text, length - 1))).toEqual({
          code: 'too-large',
          message:
            `Content must be at most ${length - 1} bytes here: ask for a direct upload with POST /v1/resources, ` +
            'which takes files of up to 5 GiB',
        });
      }),
    );
  });
});

describe('the reasons for a refusal', () => {
  test('are given together, in the order in which they were found', async () => {
    const reasons = new Reasons();
    reasons.add('content', 'Missing content');
    reasons.addUnknown({ content: 1, b: 1, a: undefined }, ['content']);
    expect(await problemOf(() => reasons.throwIfAny())).toEqual({
      code: 'invalid-request',
      message: 'Missing content; Unknown field b; Unknown field a',
      details: [
        { field: 'content', message: 'Missing content' },
        { field: 'b', message: 'Unknown field b' },
        { field: 'a', message: 'Unknown field a' },
      ],
    });
  });

  test('are empty if nothing is wrong', () => {
    const reasons = new Reasons();
    reasons.addUnknown({ content: 1 }, ['content', 'expirationDate']);
    expect(() => reasons.throwIfAny()).not.toThrow();
  });
});
