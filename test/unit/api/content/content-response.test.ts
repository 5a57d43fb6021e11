import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  contentRequestId,
  contentResponse,
  describeContent,
  parseContentId,
} from '../../../../lambdas/api/content/content-response.ts';
import { anyCharacter } from '../../../support/texts.ts';
import { ID, resource } from '../../support/resources.ts';

const FILE = resource({
  mediaType: 'image/jpeg',
  size: 334_429,
  expiresAt: Date.UTC(2020, 0, 23),
  status: 'available',
});

describe('an answer about a file', () => {
  test('has the fields of the specification', () => {
    expect(contentResponse('https://api.example', 'c6af9ac6-7b61-11e6', FILE)).toEqual({
      status: 200,
      headers: {
        'content-type': 'application/json',
        location: `https://api.example/v1/resources/${ID}`,
        'x-request-id': `c6af9ac67b6111e6-${ID}`,
      },
      body: JSON.stringify({
        id: ID,
        expirationDate: '2020-01-22T00:00:00Z',
        size: 334_429,
        contentType: 'image/jpeg',
        location: `https://api.example/v1/resources/${ID}`,
      }),
    });
  });

  test('has no date for a file that never expires', () => {
    const { expiresAt: _, ...persistent } = FILE;
    expect(describeContent(persistent)).toEqual({
      id: ID,
      expirationDate: null,
      size: 334_429,
      contentType: 'image/jpeg',
    });
  });
});

describe('the id of a file', () => {
  test.each([
    [ID, ID],
    [ID.toUpperCase(), ID],
    [`053-${ID}`, ID],
    [`c6af9ac67b6111e69a414bf26c9b5b3d-${ID}`, ID],
    ['053-8a767024-1243-4809-836e-b83896a37b6a', '8a767024-1243-4809-836e-b83896a37b6a'],
    ['', undefined],
    ['053', undefined],
    // The specification's own example of a DELETE, which lacks two digits.
    ['d5bc5537-6924-4022-8dfc-e479ccdbb6', undefined],
    [ID.slice(1), undefined],
    [`0${ID}`, undefined],
    [`-${ID}`, undefined],
    [`--${ID}`, undefined],
    [`a-b-${ID}`, undefined],
    [`a_-${ID}`, undefined],
    [`ä-${ID}`, undefined],
    [` ${ID}`, undefined],
    [`${ID}\n`, undefined],
    [`a\n-${ID}`, undefined],
    [`${ID}/${ID}`, undefined],
    [`{${ID}}`, undefined],
    [`ref://${ID}`, undefined],
    [ID.replaceAll('-', ''), undefined],
  ])('in %j is %s', (text, id) => {
    expect(parseContentId(text)).toBe(id);
  });

  test('is at the end of any request id', () => {
    const texts = fc.oneof(fc.uuid(), fc.string(), fc.string({ unit: anyCharacter }));
    fc.assert(
      fc.property(texts, fc.uuid(), (requestId, id) => {
        fc.pre(/[A-Za-z0-9]/.test(requestId));
        const text = contentRequestId(requestId, id);
        expect(text).toMatch(/^[A-Za-z0-9]+(-[0-9a-f]+){5}$/);
        expect(parseContentId(text)).toBe(id);
      }),
    );
  });

  test('is in no other text', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (before, after) => {
        fc.pre(after !== '');
        expect(parseContentId(before)).toBeUndefined();
        expect(parseContentId(before + ID + after)).toBeUndefined();
      }),
    );
  });
});
