import { describe, expect, test } from 'vitest';
import { expectRefused } from './refusals.ts';
import { startStore } from './running-store.ts';
import { goodConditions, post, signForm } from './upload-form.ts';

describe('a file of the wrong size', () => {
  const range = (minimum: unknown, maximum: unknown): unknown[] => [
    ...goodConditions,
    ['content-length-range', minimum, maximum],
  ];
  const tooLarge = 'Your proposed upload exceeds the maximum allowed size';
  const tooSmall = 'Your proposed upload is smaller than the minimum allowed size';
  expectRefused([
    ['one byte too many', (s) => signForm(s, { file: 'x'.repeat(1025) }), 400, 'EntityTooLarge', tooLarge],
    [
      'a byte if none is allowed',
      (s) => signForm(s, { conditions: range(0, 0) }),
      400,
      'EntityTooLarge',
      tooLarge,
    ],
    [
      'far too many bytes',
      (s) => signForm(s, { file: Buffer.alloc(3_000_000) }),
      400,
      'EntityTooLarge',
      tooLarge,
    ],
    ['one byte too few', (s) => signForm(s, { conditions: range(4, 1000) }), 400, 'EntityTooSmall', tooSmall],
    [
      'bounds given as text',
      (s) => signForm(s, { conditions: range('4', '1000') }),
      400,
      'EntityTooSmall',
      tooSmall,
    ],
    [
      'two ranges that exclude each other',
      (s) => signForm(s, { conditions: range(2000, 3000) }),
      400,
      'EntityTooSmall',
      tooSmall,
    ],
    [
      'no byte if one is required',
      (s) => signForm(s, { file: '', conditions: range(1, 9) }),
      400,
      'EntityTooSmall',
      tooSmall,
    ],
  ]);

  test('the answer names the limit', async () => {
    await using store = await startStore();
    const large = await post(store, signForm(store, { file: 'x'.repeat(1025) }));
    expect(large.body).toContain('<MaxSizeAllowed>1024</MaxSizeAllowed>');
    const small = await post(store, signForm(store, { conditions: range(512, 1000) }));
    expect(small.body).toContain('<ProposedSize>3</ProposedSize><MinSizeAllowed>512</MinSizeAllowed>');
  });
});
