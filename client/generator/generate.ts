import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import openapiTypescript, { astToString, type OpenAPI3 } from 'openapi-typescript';
import { apiDescription } from '../../lambdas/api/description/document.ts';

/** Where the types are kept. */
export const schemaFile = path.join(import.meta.dirname, '../src/schema.d.ts');

/** The types of the API in TypeScript, made from its description. */
export async function generateSchema(): Promise<string> {
  const description = withJsonQueries(
    withoutHead(JSON.parse(JSON.stringify(apiDescription('https://api.example')))),
  );
  const types = astToString(await openapiTypescript(description, { silent: true }));
  return `// Made from the API's description by \`npm run generate -w client\`.\n${types}`;
}

/** HEAD goes with every GET and has the same types, which would be there twice. */
function withoutHead({ paths = {}, ...description }: OpenAPI3): OpenAPI3 {
  const others = Object.entries(paths).map(([name, methods]) => [
    name,
    Object.fromEntries(Object.entries(methods).filter(([method]) => method !== 'head')),
  ]);
  return { ...description, paths: Object.fromEntries(others) };
}

/** Adds the types of query strings that are JSON: OpenAPI has no place for them. */
function withJsonQueries(description: OpenAPI3): OpenAPI3 {
  const operations = Object.values(description.paths ?? {}).flatMap((methods) => Object.values(methods));
  const queries = operations.flatMap((operation) => {
    const query = operation['x-json-query'];
    return query === undefined ? [] : [[`${operation.operationId}-query`, query.schema]];
  });
  const { components } = description;
  const schemas = { ...components?.schemas, ...Object.fromEntries(queries) };
  return { ...description, components: { ...components, schemas } };
}

if (import.meta.main) await writeFile(schemaFile, await generateSchema());
