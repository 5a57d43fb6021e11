import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { checkedContent, missing } from '../../../../lambdas/api/content/reasons.ts';
import { contentField } from '../../../../lambdas/api/content/uploaded-content.ts';
import { problemOf } from '../../support/problems.ts';

function read(value: unknown, maximumBytes = 1000) {
  const { success, output, issues = [] } = v.safeParse(contentField(maximumBytes), value);
  return {
    bytes: success ? output.toString('latin1') : '',
    messages: issues.map(({ message }) => message),
  };
}

describe('the file in a request', () => {
  test('is decoded from base64', () => {
    expect(read('QUJD')).toEqual({ bytes: 'ABC', messages: [] });
  });

  test.each([
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
  const schema = v.pipe(
    v.object({ first: v.string('First'), second: v.string('Second') }, missing({ first: 'Missing first' })),
    v.forward(
      v.partialCheck([['second']], () => false, 'Never'),
      ['first'],
    ),
  );

  test('are told all at once, in the order of the schema, and then the unknown fields', async () => {
    expect(await problemOf(() => checkedContent(schema, { second: '2', b: 1, a: undefined }))).toEqual({
      code: 'invalid-request',
      message: 'Missing first; Never; Unknown field b; Unknown field a',
      details: [
        { field: 'first', message: 'Missing first' },
        { field: 'first', message: 'Never' },
        { field: 'b', message: 'Unknown field b' },
        { field: 'a', message: 'Unknown field a' },
      ],
    });
  });

  test('come in that order whichever is found first', async () => {
    expect(await problemOf(() => checkedContent(schema, { second: 2, first: 1 }))).toMatchObject({
      message: 'First; Second',
    });
  });

  test('are none where nothing is wrong', () => {
    expect(checkedContent(v.object({ content: v.string() }), { content: 'x' })).toEqual({ content: 'x' });
  });
});
