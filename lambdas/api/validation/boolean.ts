/** A boolean in a query or a form, in the spelling of JSON or Python. Undefined for any other text. */
export function parseBoolean(text: string): boolean | undefined {
  if (text === 'true' || text === 'True') return true;
  return text === 'false' || text === 'False' ? false : undefined;
}
