import {
  checkAccountId,
  checkRequestsPerSecond,
  checkTokenLifetime,
} from '../../lambdas/model/identity/registration.ts';
import { isRole, type Role, roles, SLUG } from '../../lambdas/model/identity/roles.ts';
import { isScope, type Scope } from '../../lambdas/model/identity/scope.ts';
import { UsageError } from './errors.ts';
import { isList } from './list-name.ts';

/** An argument or an option, with the same meaning for every command. */
interface Parameter<Value> {
  /** The parameter in the usage. */
  readonly shown: string;
  /** Parses the given text. Throws a `UsageError` if it is malformed, or a problem if it is not allowed. */
  read(text: string): Value;
}

/** All arguments, in capitals, and all options. */
export const parameters = {
  CLIENT_ID: { shown: 'CLIENT_ID', read: asItIs },
  RESOURCE_ID: { shown: 'RESOURCE_ID', read: asItIs },
  LIST: { shown: 'LIST', read: listName },
  account: { shown: '--account NAME', read: checked(asItIs, checkAccountId) },
  user: { shown: '--user NAME', read: asItIs },
  scope: { shown: '--scope SCOPES', read: scopesIn },
  'token-lifetime': {
    shown: '--token-lifetime SECONDS',
    read: checked(wholeNumber('--token-lifetime'), checkTokenLifetime),
  },
  'requests-per-second': {
    shown: '--requests-per-second NUMBER',
    read: checked(wholeNumber('--requests-per-second'), checkRequestsPerSecond),
  },
  organization: { shown: '--organization NAME', read: slug('--organization') },
  project: { shown: '--project NAME', read: slug('--project') },
  role: { shown: `--role ${roles.join('|')}`, read: role },
  bytes: { shown: '--bytes NUMBER|unlimited', read: quantity('--bytes') },
  resources: { shown: '--resources NUMBER|unlimited', read: quantity('--resources') },
  uploads: { shown: '--uploads NUMBER|unlimited', read: quantity('--uploads') },
  confirm: { shown: '--confirm NAME', read: asItIs },
  apply: { shown: '--apply yes', read: yes('--apply') },
  file: { shown: '--file PATH', read: asItIs },
  days: { shown: '--days NUMBER', read: wholeNumber('--days') },
  shards: { shown: '--shards NUMBER', read: wholeNumber('--shards') },
  report: { shown: '--report FILE', read: asItIs },
  stage: { shown: '--stage NAME', read: asItIs },
} as const satisfies Readonly<Record<string, Parameter<unknown>>>;

export type ParameterName = keyof typeof parameters;

/** The values of all parameters. */
export type Values = { [Name in ParameterName]: ReturnType<(typeof parameters)[Name]['read']> };

export function isOption(name: ParameterName): boolean {
  return parameters[name].shown.startsWith('--');
}

function asItIs(text: string): string {
  return text;
}

function checked<Value>(read: (text: string) => Value, check: (value: Value) => void) {
  return (text: string): Value => {
    const value = read(text);
    check(value);
    return value;
  };
}

function wholeNumber(option: string) {
  return (text: string): number => {
    if (!/^\d{1,9}$/.test(text)) throw new UsageError(`${option} must be a whole number.`);
    return Number(text);
  };
}

/** Only `yes`, so that nothing is applied by accident. */
function yes(option: string) {
  return (text: string): true => {
    if (text !== 'yes') throw new UsageError(`${option} must be yes.`);
    return true;
  };
}

/** A whole number, or `unlimited`. */
function quantity(option: string) {
  return (text: string): number | 'unlimited' => {
    if (text === 'unlimited') return text;
    if (!/^\d{1,15}$/.test(text)) throw new UsageError(`${option} must be a whole number, or unlimited.`);
    return Number(text);
  };
}

function slug(option: string) {
  return (text: string): string => {
    if (SLUG.test(text)) return text;
    throw new UsageError(
      `${option} must be 1 to 63 lower-case letters, digits, hyphens and underscores, a letter or digit first.`,
    );
  };
}

function role(text: string): Role {
  if (!isRole(text)) throw new UsageError(`--role must be one of ${roles.join(', ')}.`);
  return text;
}

function listName(text: string): string {
  if (!isList(text)) throw new UsageError(`${text} is no list: name one such as account#NAME.`);
  return text;
}

function scopesIn(text: string): readonly Scope[] {
  const names = text.split(/[\s,]+/).filter((name) => name !== '');
  const unknown = names.find((name) => !isScope(name));
  if (unknown !== undefined) throw new UsageError(`There is no scope ${unknown}.`);
  if (names.length === 0) throw new UsageError('--scope needs a scope.');
  return names.filter(isScope);
}
