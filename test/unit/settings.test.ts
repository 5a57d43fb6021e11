import { describe, expect, test } from 'vitest';
import { numericSetting, setting } from '../../lambdas/settings.ts';

const platform = (value: string | undefined) => ({
  environment: { REMEMBERED_DAYS: value },
  now: () => 0,
  log: () => {},
});

describe('a setting', () => {
  test('is read as text or a positive integer', () => {
    expect(setting(platform('30'), 'REMEMBERED_DAYS')).toBe('30');
    expect(numericSetting(platform('30'), 'REMEMBERED_DAYS')).toBe(30);
  });

  test.each([undefined, ''])('that is %j stops the start', (value) => {
    for (const read of [setting, numericSetting]) {
      expect(() => read(platform(value), 'REMEMBERED_DAYS')).toThrow(
        'The setting REMEMBERED_DAYS is missing.',
      );
    }
  });

  test.each(['0', '-1', '1.5', 'x', '1e400', '9007199254740993'])(
    'that is no positive integer stops the start: %s',
    (value) => {
      expect(() => numericSetting(platform(value), 'REMEMBERED_DAYS')).toThrow(
        'The setting REMEMBERED_DAYS must be a positive integer.',
      );
    },
  );
});
