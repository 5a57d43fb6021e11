import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isResourceId, parseReference, referenceTo } from '../../../../lambdas/model/resources/reference.ts';

const ID = '0b9c3f1e-5a7d-4c2b-9e8f-1a2b3c4d5e6f';

describe('a resource id', () => {
  test.each([
    [ID, true],
    [ID.toUpperCase(), false],
    [`${ID}\n`, false],
    [` ${ID}`, false],
    [ID.slice(1), false],
    [`${ID}0`, false],
    [ID.replaceAll('-', ''), false],
    [ID.replace('0', 'g'), false],
    ['', false],
    ['../secret', false],
  ])('%j: %s', (text, is) => {
    expect(isResourceId(text)).toBe(is);
  });
});

describe('a reference', () => {
  test.each([
    ID,
    `ref://${ID}`,
    `ref:/${ID}`,
    `{${ID}}`,
    `{ref://${ID}}`,
    `{ref:/${ID}}`,
    `ref%3A%2F%2F${ID}`,
    `ref%3a%2f%2f${ID}`,
    `ref:%2F%2F${ID}`,
    `%7Bref%3A%2F%2F${ID}%7D`,
    encodeURIComponent(`{${ID}}`),
    ID.toUpperCase(),
    `ref://${ID.toUpperCase()}`,
  ])('%s is read', (text) => {
    expect(parseReference(text)).toBe(ID);
  });

  test.each([
    '',
    'ref://',
    'ref:',
    '{}',
    '{ref://}',
    `{${ID}`,
    `${ID}}`,
    `{{${ID}}}`,
    `ref:${ID}`,
    `ref:///${ID}`,
    `//${ID}`,
    `/${ID}`,
    `${ID}/`,
    `http://${ID}`,
    `ref://ref://${ID}`,
    `ref://{${ID}}`,
    `${ID}?x`,
    `${ID} `,
    `${ID}\n`,
    `${ID}%0A`,
    '%',
    `%E0%A4%A${ID}`,
    `ref%253A%252F%252F${ID}`,
    'ref://xxxx-xxxxx-xxxxx-xxxx',
    'not-a-uuid',
  ])('%j is invalid', (text) => {
    expect(parseReference(text)).toBeUndefined();
  });

  test('of every id is read as that id, in every form', () => {
    const form = fc.constantFrom<(reference: string) => string>(
      (reference) => reference,
      (reference) => `{${reference}}`,
      (reference) => encodeURIComponent(reference),
      (reference) => encodeURIComponent(`{${reference}}`),
      (reference) => reference.replace('://', ':/'),
      (reference) => reference.replace('ref://', ''),
    );
    fc.assert(
      fc.property(fc.uuid(), form, (id, write) => {
        expect(parseReference(write(referenceTo(id)))).toBe(id);
      }),
    );
  });

  test('in any text is an id or nothing', () => {
    const text = fc.oneof(
      fc.string(),
      fc.string({ unit: fc.constantFrom('ref:', '/', '{', '}', '%', '%2F', ID) }),
    );
    fc.assert(
      fc.property(text, (reference) => {
        const id = parseReference(reference);
        expect(id === undefined || isResourceId(id)).toBe(true);
      }),
    );
  });
});
