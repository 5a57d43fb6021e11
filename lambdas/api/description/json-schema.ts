import { toJsonSchema } from '@valibot/to-json-schema';
import type * as v from 'valibot';

/** A schema in JSON Schema 2020-12, as OpenAPI 3.1 has it. */
export type JsonSchema = Readonly<Record<string, unknown>>;

/**
 * What clients may send or will get, from the schema that checks it. Where a check is code, the schema's metadata says
 * the same in JSON Schema.
 */
export function jsonSchemaOf(schema: v.GenericSchema): JsonSchema {
  const { $schema, ...rest } = toJsonSchema(schema, {
    typeMode: 'input',
    errorMode: 'ignore',
    target: 'draft-2020-12',
  });
  return rest;
}
