/** A boolean in a query or a form, as JSON writes it or as Python does; nothing where the text is none. */
export function parseBoolean(text: string): boolean | undefined {
  if (text === 'true' || text === 'True') return true;
  return text === 'false' || text === 'False' ? false : undefined;
}
