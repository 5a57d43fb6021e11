import { invalidUri } from './errors.ts';

/** The bucket and the object of a request, and its query. */
export interface RequestTarget {
  /** The whole path, percent-decoded. S3 does not normalize it: `//` and `..` are parts of keys. */
  readonly path: string;
  readonly bucket: string;
  /** Empty if the request is about the bucket itself. */
  readonly key: string;
  /** The query's parameters in order, percent-decoded. */
  readonly query: readonly QueryParameter[];
}

export type QueryParameter = readonly [name: string, value: string];

/** Reads a request's target in path-style addressing: `/{bucket}/{key}?{query}`. Throws `InvalidURI`. */
export function parseTarget(url: string): RequestTarget {
  const [, rawPath = '', rawQuery = ''] = /^([^?]*)\??(.*)$/s.exec(url) ?? [];
  const path = decode(rawPath);
  const [, bucket, key = ''] = /^\/([^/]*)(?:\/(.*))?$/s.exec(path) ?? [];
  if (bucket === undefined) throw invalidUri();
  const query = rawQuery.split('&').filter((parameter) => parameter !== '');
  return { path, bucket, key, query: query.map(parseParameter) };
}

/** The value of a parameter. Undefined if it is missing. Throws if it is repeated. */
export function queryValue(target: RequestTarget, name: string): string | undefined {
  const [parameter, ...more] = target.query.filter(([given]) => given === name);
  if (more.length > 0) throw invalidUri();
  return parameter?.[1];
}

/** Percent-encodes all but the unreserved characters of RFC 3986, as AWS Signature Version 4 does. */
export function encode(text: string): string {
  return encodeURIComponent(text).replace(/[!'()*]/g, (character) => {
    return `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
  });
}

/** Percent-encodes a path, leaving its slashes. */
export function encodePath(path: string): string {
  return path.split('/').map(encode).join('/');
}

/** Decodes percent-encoding and `+` for spaces, as in a form. Undefined if it is malformed. */
export function decodePlus(text: string): string | undefined {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return undefined;
  }
}

function parseParameter(parameter: string): QueryParameter {
  const [, name = '', value = ''] = /^([^=]*)=?(.*)$/s.exec(parameter) ?? [];
  return [decode(name), decode(value)];
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw invalidUri();
  }
}
