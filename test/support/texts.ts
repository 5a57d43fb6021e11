import fc from 'fast-check';

const SURROGATES = { first: 0xd800, count: 0x800 };
const LAST_CODE_POINT = 0x10ffff;

/**
 * Any code point but surrogates, as a unit of `fc.string`: what fast-check's own unit `binary` makes of the same seed.
 * That one lists all code points first, which takes half a second in each process.
 */
export const anyCharacter = fc.nat({ max: LAST_CODE_POINT - SURROGATES.count }).map(characterAt, indexOf);

/** The query of an address by RFC 3986: what `fc.webQueryParameters` makes, without its list of all code points. */
export const webQuery = fc.string({
  unit: fc.oneof(
    {
      weight: 10,
      arbitrary: fc.constantFrom(
        ..."abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~!$&'()*+,;=:@/?",
      ),
    },
    { weight: 1, arbitrary: anyCharacter.map(percentEncoded) },
  ),
});

function percentEncoded(character: string): string {
  const encoded = encodeURIComponent(character);
  return encoded === character ? `%${character.charCodeAt(0).toString(16)}` : encoded;
}

function characterAt(index: number): string {
  return String.fromCodePoint(index < SURROGATES.first ? index : index + SURROGATES.count);
}

/** The opposite, so that fast-check can shrink texts that it did not make, and make some that are known for trouble. */
function indexOf(character: unknown): number {
  const codePoint = String(character).codePointAt(0) ?? 0;
  const index = codePoint < SURROGATES.first ? codePoint : codePoint - SURROGATES.count;
  if (characterAt(index) !== character) throw new Error('This is not one character.');
  return index;
}
