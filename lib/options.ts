import * as v from 'valibot';

/** An option with a text; `range` completes the sentence "{name} must be ...". */
export function text(schema: v.GenericSchema<string>, standard: string, range: string, description: string) {
  return v.pipe(v.optional(schema, standard), v.metadata({ type: 'text', range, description }));
}

/** An option with a text that may be left out. */
export function optionalText(pattern: RegExp, range: string, description: string) {
  const schema = v.optional(v.pipe(v.string(), v.regex(pattern)));
  return v.pipe(schema, v.metadata({ type: 'text', range, description }));
}

/** Command line values (`-c name=value`) are always text. */
export const wholeNumber = v.pipe(
  v.union([v.number(), v.pipe(v.string(), v.regex(/^\d+$/), v.transform(Number))]),
  v.integer(),
);

/** Command line values are always text. */
export const flag = v.union([
  v.boolean(),
  v.pipe(
    v.picklist(['true', 'false']),
    v.transform((value) => value === 'true'),
  ),
]);

/** An option with a whole number from `minimum` to `maximum`. */
export function number(minimum: number, maximum: number, standard: number, description: string) {
  const schema = v.pipe(wholeNumber, v.minValue(minimum), v.maxValue(maximum));
  const range = `a whole number from ${minimum} to ${maximum}`;
  return v.pipe(v.optional(schema, standard), v.metadata({ type: 'number', range, description }));
}

/** An option with a list: an array in cdk.json, or members separated by commas on the command line. */
export function list(
  member: v.GenericSchema<string>,
  most: number,
  standard: string,
  range: string,
  description: string,
) {
  const members = v.pipe(
    v.array(member),
    v.minLength(1),
    v.maxLength(most),
    v.check((values) => new Set(values).size === values.length),
    v.check((values) => values.length === 1 || !values.includes('*')),
  );
  const separated = v.pipe(
    v.string(),
    v.transform((value) => value.split(',').map((part) => part.trim())),
    members,
  );
  const schema = v.union([members, separated]);
  return v.pipe(v.optional(schema, standard), v.metadata({ type: 'list', range, description }));
}

/** The origin of web pages (RFC 6454 section 6.2), reached over TLS. */
export const httpsOrigin = v.pipe(
  v.string(),
  v.check((value) => isOrigin(value, ['https:'])),
);

/** An origin with or without TLS, or `*` for all. */
export const anyOrigin = v.pipe(
  v.string(),
  v.check((value) => value === '*' || isOrigin(value, ['http:', 'https:'])),
);

function isOrigin(value: string, protocols: readonly string[]): boolean {
  const url = URL.parse(value);
  return url !== null && url.origin === value && protocols.includes(url.protocol);
}
