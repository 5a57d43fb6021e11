import fc from 'fast-check';

/** Any JSON object, with any strings in it, halves of characters among them. */
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
    .array(fc.oneof(fc.string({ unit: 'binary', maxLength: 5 }), halves, tricky), { maxLength: 5 })
    .map((parts) => parts.join(''));
}

/** As a form's name without a value, but for the sign between the two. */
const form = (text: string) => new URLSearchParams([[text, '']]).toString().replace(/=$/, '');
const component = encodeURIComponent;
/** No client sends what comes after a `#`. */
const uri = (text: string) => encodeURI(text).replaceAll('#', '%23');

/** What clients do to a JSON text before it is a query. */
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
