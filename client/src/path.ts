import { defaultPathSerializer } from 'openapi-fetch';

/**
 * Fills in the parameters of a path. Throws for one of dots: addresses lose such segments, even encoded ones (WHATWG
 * URL), so that the request would reach another resource.
 */
export function pathOf(template: string, parameters: Record<string, unknown>): string {
  for (const [name, value] of Object.entries(parameters)) {
    if (value === '.' || value === '..')
      throw new Error(`The ${name} is "${value}", which no address can contain.`);
  }
  return defaultPathSerializer(template, parameters);
}
