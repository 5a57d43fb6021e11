/** What libraries add to any query: against caches (`_=17`), and to ask for JSON, which is all that there is. */
const IGNORED = /^(?:_(?:(?!%7D)[^}])*|format=json)$/i;

/**
 * A query without the parameters that say nothing here. `query` is as it was sent, without the `?`. In one that is JSON,
 * which may have an ampersand in its texts, they are dropped before and after the object.
 */
export function meaningfulQuery(query: string): string {
  const parameters = query.split('&');
  const isMeaningful = (parameter: string) => !IGNORED.test(parameter);
  const first = parameters.findIndex(isMeaningful);
  if (!/^(?:\{|%7B)/i.test(parameters[first] ?? '')) return parameters.filter(isMeaningful).join('&');
  return parameters.slice(first, parameters.findLastIndex(isMeaningful) + 1).join('&');
}
