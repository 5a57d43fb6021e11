import fc from 'fast-check';
import { expect, test } from 'vitest';
import { basicCredentials } from '../../../../lambdas/api/authentication/basic-credentials.ts';

test.each([
  // The example of RFC 7617 section 2, which the Media Upload API repeats.
  ['Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==', { name: 'Aladdin', secret: 'open sesame' }],
  ['Basic dGVzdDoxMjPCow==', { name: 'test', secret: '123£' }],
  ['basic  Og==', { name: '', secret: '' }],
  ['Basic YTpiOmM=', { name: 'a', secret: 'b:c' }],
  ['Basic', undefined],
  ['Basic ', undefined],
  ['Basic YQ==', undefined],
  ['Basic _-_-', undefined],
  ['Basic YTpi YTpi', undefined],
  ['BasicYTpi', undefined],
  [' Basic YTpi', undefined],
  ['Basic YTpi\n', undefined],
  ['Bearer YTpi', undefined],
  ['', undefined],
])('reads %j as %j', (authorization, credentials) => {
  expect(basicCredentials(authorization)).toEqual(credentials);
});

test('reads every name without a colon with every secret', () => {
  const texts = fc.string({ unit: 'grapheme' });
  fc.assert(
    fc.property(texts, texts, (name, secret) => {
      fc.pre(!name.includes(':'));
      const encoded = Buffer.from(`${name}:${secret}`).toString('base64');
      expect(basicCredentials(`Basic ${encoded}`)).toEqual({ name, secret });
    }),
  );
});
