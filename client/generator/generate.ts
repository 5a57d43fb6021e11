import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import openapiTypescript, {
  astToString,
  type OpenAPI3,
  type PathItemObject,
  type SchemaObject,
} from 'openapi-typescript';
import { apiDescription } from '../../lambdas/api/description/document.ts';

/** Where the types are kept. */
export const schemaFile = path.join(import.meta.dirname, '../src/schema.d.ts');

/** The types of the API in TypeScript, made from its description; each named schema is a type of its own. */
export async function generateSchema(): Promise<string> {
  const description = withContainersQuery(withoutHead(readable(apiDescription('https://api.example'))));
  const types = await openapiTypescript(description, { silent: true, defaultNonNullable: false });
  const names = Object.keys(description.components?.schemas ?? {});
  return [
    "// Made from the API's description by `npm run generate -w client`.",
    astToString(types),
    ...names.map((name) => `export type ${name} = components['schemas']['${name}'];`),
    '',
  ].join('\n');
}

/**
 * The same without examples, which are for the documentation, and without rules of which members go together, which
 * make no types.
 */
function readable(description: object): OpenAPI3 {
  return JSON.parse(
    JSON.stringify(description, (key, value) =>
      key === 'example' || (key === 'anyOf' && value.every(isRequirement)) ? undefined : value,
    ),
  );
}

const isRequirement = (schema: object) => Object.keys(schema).join() === 'required';

/** HEAD goes with every GET and has the same types, which would be there twice. */
function withoutHead({ paths = {}, ...description }: OpenAPI3): OpenAPI3 {
  const others = Object.entries(paths).map(([name, methods]) => [
    name,
    Object.fromEntries(Object.entries(methods).filter(([method]) => method !== 'head')),
  ]);
  return { ...description, paths: Object.fromEntries(others) };
}

/** Adds the query of containers and of what is in them: OpenAPI has no place for one that is JSON. */
function withContainersQuery({ components, ...description }: OpenAPI3): OpenAPI3 {
  const { get }: PathItemObject = description.paths?.['/containers'] ?? {};
  const ContainersQuery: SchemaObject = get?.['x-json-query'].schema;
  const schemas = { ...components?.schemas, ContainersQuery };
  return { ...description, components: { ...components, schemas } };
}

if (import.meta.main) await writeFile(schemaFile, await generateSchema());
