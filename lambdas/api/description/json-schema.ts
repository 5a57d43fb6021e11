import { type ConversionConfig, toJsonSchema, toJsonSchemaDefs } from '@valibot/to-json-schema';
import type * as v from 'valibot';
import { namedSchemas } from './named-schemas.ts';

/** A schema in JSON Schema 2020-12, as OpenAPI 3.1 has it. */
export type JsonSchema = Readonly<Record<string, unknown>>;

const reference = (name: string) => `#/components/schemas/${name}`;

const conversion: ConversionConfig = {
  typeMode: 'input',
  errorMode: 'ignore',
  target: 'draft-2020-12',
  overrideRef: ({ referenceId }) => reference(referenceId),
};

const names = new Map(Object.entries(namedSchemas).map(([name, schema]) => [schema, name]));
/** What was converted before. */
const others = new Map<v.GenericSchema, JsonSchema>();

/**
 * What clients may send or will get, from the schema that checks it. Where a check is code, the schema's metadata says
 * the same in JSON Schema.
 */
export function jsonSchemaOf(schema: v.GenericSchema): JsonSchema {
  const { $schema, ...rest } = toJsonSchema(schema, conversion);
  return rest;
}

/** The same of a body, with references to the named schemas. */
export function bodySchemaOf(schema: v.GenericSchema): JsonSchema {
  const name = names.get(schema);
  if (name !== undefined) return { $ref: reference(name) };
  const known = others.get(schema);
  if (known !== undefined) return known;
  // This converts all named schemas as well.
  const { $schema, $defs, ...rest } = toJsonSchema(schema, { ...conversion, definitions: namedSchemas });
  others.set(schema, rest);
  return rest;
}

/** The named schemas in JSON Schema. */
export function namedJsonSchemas(): Readonly<Record<string, object>> {
  return toJsonSchemaDefs(namedSchemas, conversion);
}
