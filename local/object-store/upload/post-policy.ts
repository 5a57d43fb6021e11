import { accessDenied, S3Error } from '../http/errors.ts';
import { parseTime } from '../signature/signature.ts';
import { MAXIMUM_OBJECT_BYTES } from '../storage/stored-object.ts';

/** A POST policy: the end and the conditions of a form. */
export interface PostPolicy {
  /** In milliseconds since 1970. */
  readonly expiration: number;
  readonly conditions: readonly FieldCondition[];
  /**
   * The range of the file's size in bytes, both ends included: the intersection of all `content-length-range`
   * conditions.
   */
  readonly minimumBytes: number;
  readonly maximumBytes: number;
}

/** The required value of a form field. */
interface FieldCondition {
  readonly operator: 'eq' | 'starts-with';
  /** In lower case. */
  readonly field: string;
  readonly value: string;
}

interface SizeRange {
  readonly operator: 'content-length-range';
  readonly minimumBytes: number;
  readonly maximumBytes: number;
}

/** Reads a policy document from the form: JSON in base64. Throws `InvalidPolicyDocument`. */
export function parsePolicy(encoded: string): PostPolicy {
  const document = decodeDocument(encoded);
  const { expiration, conditions, ...others } = document;
  const [unexpected] = Object.keys(others);
  if (unexpected !== undefined) throw invalidPolicy(`Unexpected: '${unexpected}'`);
  if (expiration === undefined) throw invalidPolicy('Policy missing expiration.');
  if (conditions === undefined) throw invalidPolicy('Policy missing conditions.');
  if (!Array.isArray(conditions)) throw invalidPolicy("Invalid 'conditions' value: must be a List.");
  const time = typeof expiration === 'string' ? parseTime(expiration) : undefined;
  if (time === undefined) throw invalidPolicy(`Invalid 'expiration' value: '${expiration}'`);
  const parsed = conditions.map(parseCondition);
  const ranges = parsed.filter((condition) => condition.operator === 'content-length-range');
  return {
    expiration: time,
    conditions: parsed.filter((condition) => condition.operator !== 'content-length-range'),
    minimumBytes: Math.max(0, ...ranges.map((range) => range.minimumBytes)),
    maximumBytes: Math.min(MAXIMUM_OBJECT_BYTES, ...ranges.map((range) => range.maximumBytes)),
  };
}

/**
 * Checks a form's fields (names in lower case) against the policy at `now`, in milliseconds since 1970. Every field
 * but the signature, the policy itself and `x-ignore-` ones needs a condition, every condition its field. Throws
 * `AccessDenied`.
 */
export function checkPolicy(policy: PostPolicy, fields: ReadonlyMap<string, string>, now: number): void {
  if (now >= policy.expiration) throw invalidAccordingToPolicy('Policy expired.');
  const covered = new Set(policy.conditions.map(({ field }) => field));
  const extra = [...fields.keys()].filter((field) => !covered.has(field) && !needsNoCondition(field));
  if (extra.length > 0) throw invalidAccordingToPolicy(`Extra input fields: ${extra.join(', ')}`);
  for (const condition of policy.conditions) {
    const value = fields.get(condition.field);
    if (value === undefined || !holds(condition, value)) throw conditionFailed(condition);
  }
}

function needsNoCondition(field: string): boolean {
  return field === 'policy' || field === 'x-amz-signature' || field.startsWith('x-ignore-');
}

function holds(condition: FieldCondition, value: string): boolean {
  if (condition.operator === 'eq') return value === condition.value;
  // S3 reads only this field as a list: each of its media types must begin like this.
  const values = condition.field === 'content-type' ? value.split(',').map((type) => type.trim()) : [value];
  return values.every((part) => part.startsWith(condition.value));
}

function decodeDocument(encoded: string): Record<string, unknown> {
  const bytes = Buffer.from(encoded, 'base64');
  if (bytes.toString('base64') !== encoded) throw invalidPolicy('invalid Base64 encoding.');
  try {
    const document: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    if (isObject(document)) return document;
  } catch {
    // Invalid UTF-8 or JSON is refused like JSON that is no object.
  }
  throw invalidPolicy('Invalid JSON.');
}

function parseCondition(condition: unknown): FieldCondition | SizeRange {
  if (Array.isArray(condition)) return parseListCondition(condition);
  if (!isObject(condition)) throw invalidPolicy('Invalid condition test: must be a List or Object.');
  const [property, ...more] = Object.entries(condition);
  if (property === undefined || more.length > 0) {
    throw invalidPolicy(
      'Invalid Simple-Condition: Simple-Conditions must have exactly one property specified.',
    );
  }
  const [field, value] = property;
  if (typeof value !== 'string') throw invalidPolicy('Invalid Simple-Condition: value must be a string.');
  return { operator: 'eq', field: field.toLowerCase(), value };
}

function parseListCondition([name, ...operands]: readonly unknown[]): FieldCondition | SizeRange {
  if (typeof name !== 'string') throw invalidPolicy('Invalid Condition: missing operation identifier.');
  const operator = name.toLowerCase();
  if (operator !== 'eq' && operator !== 'starts-with' && operator !== 'content-length-range') {
    throw invalidPolicy(`Invalid Condition: unknown operation '${name}'.`);
  }
  const [first, second] = operands;
  if (operands.length !== 2) throw invalidPolicy(`Invalid ${operator}: wrong number of arguments.`);
  if (operator === 'content-length-range') {
    return { operator, minimumBytes: parseSize(first), maximumBytes: parseSize(second) };
  }
  if (typeof first !== 'string' || typeof second !== 'string') {
    throw invalidPolicy(`Invalid ${operator}: arguments must be strings.`);
  }
  if (!first.startsWith('$'))
    throw invalidPolicy(`Invalid ${operator}: the field must be given as '$${first}'.`);
  return { operator, field: first.slice(1).toLowerCase(), value: second };
}

/** S3 accepts a number of bytes as a JSON number or a text. */
function parseSize(operand: unknown): number {
  const size = typeof operand === 'string' && /^\d+$/.test(operand) ? Number(operand) : operand;
  if (typeof size === 'number' && Number.isSafeInteger(size) && size >= 0) return size;
  throw invalidPolicy('Invalid content-length-range: arguments must be numbers of bytes.');
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function invalidPolicy(reason: string): S3Error {
  return new S3Error(400, 'InvalidPolicyDocument', `Invalid Policy: ${reason}`);
}

function invalidAccordingToPolicy(reason: string): S3Error {
  return accessDenied(`Invalid according to Policy: ${reason}`);
}

function conditionFailed({ operator, field, value }: FieldCondition): S3Error {
  const condition = [operator, `$${field}`, value].map((part) => JSON.stringify(part)).join(', ');
  return invalidAccordingToPolicy(`Policy Condition failed: [${condition}]`);
}
