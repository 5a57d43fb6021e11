import * as v from 'valibot';

/** A boolean in a query or a form, in the spelling of JSON or Python. Undefined for any other text. */
export function parseBoolean(text: string): boolean | undefined {
  if (text === 'true' || text === 'True') return true;
  return text === 'false' || text === 'False' ? false : undefined;
}

/** The schema of a boolean in a query, which may come once, with what clients are told of it. */
export function booleanParameter(description: string) {
  return v.pipe(
    v.string('must not be sent more than once'),
    v.metadata({ type: 'boolean', description }),
    v.transform(parseBoolean),
    v.boolean('must be true or false'),
  );
}
