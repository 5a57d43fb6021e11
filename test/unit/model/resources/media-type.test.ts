import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  isSupportedMediaType,
  opensInTab,
  supportedMediaTypes,
} from '../../../../lambdas/model/resources/media-type.ts';

test('the supported types are those of the specification', () => {
  expect(supportedMediaTypes).toEqual([
    'application/pdf',
    'application/msword',
    'application/rtf',
    'video/*',
    'audio/*',
    'image/*',
    'text/markdown',
    'text/rtf',
    'text/plain',
    'application/octet-stream',
  ]);
});

describe('a media type', () => {
  test.each([
    ['application/pdf', true],
    ['application/msword', true],
    ['application/rtf', true],
    ['text/markdown', true],
    ['text/rtf', true],
    ['text/plain', true],
    ['application/octet-stream', true],
    ['video/mp4', true],
    ['video/x-msvideo', true],
    ['audio/mpeg', true],
    ['image/jpeg', true],
    // The type of the specification's sample, which no registry has.
    ['image/jpg', true],
    ['image/svg+xml', true],
    ['image/vnd.adobe.photoshop', true],
    ['image/*', false],
    ['video/*', false],
    ['*/*', false],
    ['image/', false],
    ['image', false],
    ['', false],
    ['/jpeg', false],
    ['image/jpeg/x', false],
    ['IMAGE/JPEG', false],
    ['image/JPEG', false],
    ['Text/plain', false],
    ['text/plain; charset=utf-8', false],
    ['text/plain;charset=utf-8', false],
    ['image/jpeg ', false],
    [' image/jpeg', false],
    ['image/jpeg\n', false],
    ['image/jp"eg', false],
    ['image/+xml', false],
    ['image/é', false],
    [`image/${'x'.repeat(127)}`, true],
    [`image/${'x'.repeat(128)}`, false],
    ['text/html', false],
    ['text/xml', false],
    ['text/javascript', false],
    ['application/javascript', false],
    ['application/xhtml+xml', false],
    ['application/zip', false],
    ['application/json', false],
    ['multipart/form-data', false],
    ['__proto__/x', false],
  ])('%j is supported: %s', (mediaType, supported) => {
    expect(isSupportedMediaType(mediaType)).toBe(supported);
  });

  test('of images, audio or video is supported if its subtype is a name in lower case', () => {
    const subtype = fc.string({ unit: fc.constantFrom(...'aZ0*/;, \n"é+.-_=') });
    fc.assert(
      fc.property(fc.constantFrom('image', 'video', 'audio'), subtype, (type, name) => {
        expect(isSupportedMediaType(`${type}/${name}`)).toBe(/^[a0][a0+._-]*$/.test(name));
      }),
      { examples: [['image', 'a\n']] },
    );
  });
});

test.each([
  ['application/pdf', true],
  ['text/plain', true],
  ['image/jpeg', true],
  ['image/jpg', true],
  ['audio/mpeg', true],
  ['video/mp4', true],
  ['image/svg+xml', false],
  ['image/anything+xml', false],
  ['video/x+xml', false],
  ['text/markdown', false],
  ['text/rtf', false],
  ['text/html', false],
  ['application/msword', false],
  ['application/octet-stream', false],
  ['application/pdf+xml', false],
])('%s opens in a tab: %s', (mediaType, inline) => {
  expect(opensInTab(mediaType)).toBe(inline);
});
