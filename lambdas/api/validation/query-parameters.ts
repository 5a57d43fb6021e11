/** A query's parameters by name; a repeated one is an array. */
export function queryParameters(query: string): Record<string, string | string[]> {
  const parameters = new URLSearchParams(query);
  return Object.fromEntries(
    [...parameters].map(([name, value]) => {
      const values = parameters.getAll(name);
      return [name, values.length === 1 ? value : values];
    }),
  );
}
