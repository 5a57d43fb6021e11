/** Parameters that libraries add to any query: against caches (`_=17`), and to request JSON, the only format. */
const IGNORED = /^(?:_(?:(?!%7D)[^}])*|format=json)$/i;

/**
 * A query without the ignored parameters. `query` is raw, without the `?`. Around a JSON query, whose texts may contain
 * an ampersand, they are dropped before and after the object.
 */
export function meaningfulQuery(query: string): string {
  const parameters = query.split('&');
  const isMeaningful = (parameter: string) => !IGNORED.test(parameter);
  const first = parameters.findIndex(isMeaningful);
  if (!/^(?:\{|%7B)/i.test(parameters[first] ?? '')) return parameters.filter(isMeaningful).join('&');
  return parameters.slice(first, parameters.findLastIndex(isMeaningful) + 1).join('&');
}
