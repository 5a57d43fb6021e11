import fc from 'fast-check';
import { anyCharacter } from './texts.ts';

/** Any JSON object, with any strings, including halves of surrogate pairs. */
export const anyJsonObject = fc
  .dictionary(anyString(), fc.oneof(fc.jsonValue({ maxDepth: 1 }), anyString(), fc.array(anyString())), {
    maxKeys: 3,
    size: 'small',
  })
  .map((value): unknown => JSON.parse(JSON.stringify(value)));

function anyString() {
  const halves = fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code));
  const tricky = fc.constantFrom(
    '+',
    ' ',
    '%',
    '?',
    '=',
    '&',
    '#',
    '"',
    ':',
    '%7B',
    '%22',
    '+%2B',
    '{"a":"b"}',
  );
  return fc
    .array(fc.oneof(fc.string({ unit: anyCharacter, maxLength: 5 }), halves, tricky), { maxLength: 5 })
    .map((parts) => parts.join(''));
}

/** As a form encoder writes a name without a value. */
const form = (text: string) => new URLSearchParams([[text, '']]).toString().replace(/=$/, '');
const component = encodeURIComponent;
/** No client sends text after a `#`. */
const uri = (text: string) => encodeURI(text).replaceAll('#', '%23');

/** The encoders of clients, which make a query of a JSON text. */
export const encoders: readonly (readonly [string, (text: string) => string])[] = [
  ['encodeURIComponent', component],
  ['a form', form],
  ['encodeURI', uri],
  ['encodeURIComponent twice', (text) => component(component(text))],
  ['a form twice', (text) => form(form(text))],
  ['encodeURI twice', (text) => uri(uri(text))],
  ['a form after encodeURI', (text) => form(uri(text))],
  ['encodeURI after a form', (text) => uri(form(text))],
  ['encodeURIComponent, as a name without a value', (text) => `${component(text)}=`],
  ['a form, as a name without a value', (text) => `${form(text)}=`],
  ['encodeURI, as a name without a value', (text) => `${uri(text)}=`],
];
