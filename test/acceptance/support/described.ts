import { appendFileSync } from 'node:fs';
import path from 'node:path';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { expect, inject } from 'vitest';
import { components, type DescribedResponse, noteOf, operations, SEEN } from './description.ts';
import type { Answer, Call } from './http.ts';

const ajv = new Ajv2020({ strict: false, allErrors: true });
addFormats.default(ajv);
ajv.addSchema({ $id: 'api', components: closed(components) });

const noted = new Set<string>();
const validators = new WeakMap<object, ValidateFunction>();

/**
 * Expects an answer to be as the API's description says, and notes its status. Not described are answers to unknown paths
 * and methods, redirects of a slash at the end of a path, failures, refusals of bodies that nobody asked for, and what the gateway
 * answers itself.
 */
export function expectDescribed({ method = 'GET', path: target }: Call, answer: Answer): void {
  const [pathname = ''] = target.split('?');
  const operation = operations.find((one) => one.method === method && one.pattern.test(pathname));
  if (operation === undefined || [308, 405].includes(answer.status) || answer.status >= 500) return;
  // The gateway itself has answered.
  if (answer.headers['x-request-id'] === undefined) return;
  const response = operation.responses[answer.status];
  if (response === undefined && answer.status === 413) return;
  const told = `${method} ${pathname} answered ${answer.status} ${answer.text.slice(0, 500)}`;
  if (response === undefined) expect.fail(`${told}, which ${operation.id} is not described with.`);
  note(noteOf(operation, answer.status));
  if (method !== 'HEAD') expectContent(response, answer, told);
}

function expectContent({ content }: DescribedResponse, { headers, text }: Answer, told: string): void {
  if (content === undefined) {
    expect(text, `${told}, and is described without a body`).toBe('');
    return;
  }
  const [type = ''] = String(headers['content-type'] ?? '').split(';');
  const schema = content[type]?.schema;
  if (schema === undefined) expect.fail(`${told} as ${type}, and is not described with that type.`);
  const validate = validatorOf(schema);
  if (!validate(type === 'application/json' ? JSON.parse(text) : text))
    expect.fail(`${told}, and is described otherwise: ${ajv.errorsText(validate.errors)}`);
}

function validatorOf(schema: object): ValidateFunction {
  const known = validators.get(schema);
  if (known !== undefined) return known;
  const validator = ajv.compile(closed(schema));
  validators.set(schema, validator);
  return validator;
}

/** The same, but with no properties besides those that are described. Clients must expect more; these tests must not. */
function closed<Value>(value: Value): Value {
  return JSON.parse(JSON.stringify(value), (key, part) => {
    if (key === '$ref') return String(part).replace(/^#/, 'api#');
    const isObject = part?.type === 'object' && part.properties !== undefined;
    return isObject ? { additionalProperties: false, ...part } : part;
  });
}

function note(status: string): void {
  if (noted.has(status)) return;
  noted.add(status);
  const folder = inject('localClouds');
  if (folder !== undefined) appendFileSync(path.join(folder, SEEN), `${status}\n`);
}
