import type * as v from 'valibot';
import { jsonSchemaOf } from './json-schema.ts';
import type { Fields, Operation } from './operation.ts';

type Parameters = Pick<Operation, 'path' | 'pathParameters' | 'query' | 'headers'>;

/** An operation's parameters in OpenAPI: those of its path, of its query and its headers. */
export function parametersOf({ path, pathParameters, query, headers }: Parameters): readonly object[] {
  const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
  return [
    ...names.map((name) => pathParameter(name, pathParameters?.entries[name])),
    ...fieldsIn('query', query),
    ...fieldsIn('header', headers),
  ];
}

function pathParameter(name: string, schema: v.GenericSchema | undefined) {
  return {
    name,
    in: 'path',
    required: true,
    ...described(schema === undefined ? { type: 'string' } : jsonSchemaOf(schema)),
  };
}

function fieldsIn(place: 'query' | 'header', fields: Fields | undefined) {
  if (fields === undefined) return [];
  const { properties = {}, required = [] } = jsonSchemaOf(fields) as {
    properties?: Record<string, Record<string, unknown>>;
    required?: string[];
  };
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    in: place,
    required: required.includes(name),
    ...described(schema),
  }));
}

/** A parameter has its description beside its schema. */
function described({ description, ...schema }: Readonly<Record<string, unknown>>) {
  return { ...(description === undefined ? {} : { description }), schema };
}
