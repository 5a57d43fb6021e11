import { METHODS } from 'node:http';
import fc from 'fast-check';
import { anyCharacter, webQuery } from '../../support/texts.ts';

/** Any method but CONNECT, which is for proxies: a server closes the connection. */
export const method = fc.constantFrom(...METHODS.filter((name) => name !== 'CONNECT'));

const segment = fc.oneof(
  fc.constantFrom('v1', 'v2', 'oauth', 'token', '.well-known', 'jwks.json', 'resources', 'resolve', 'ref:'),
  fc.constantFrom(
    '',
    '.',
    '..',
    '%2F',
    '%2e%2e',
    '%00',
    '%',
    '%zz',
    '%E0%A4',
    '%F0%9F%98%80',
    '{',
    'a;b',
    '*',
  ),
  fc.string({ unit: fc.constantFrom(...'abc019-._~!$&()*+,;=:@'), maxLength: 40 }),
  fc.string({ maxLength: 20 }).map((text) => encodeURIComponent(text.toWellFormed())),
  fc.uuid(),
);

const query = fc.oneof(
  fc.constant(''),
  webQuery.map((text) => `?${text}`),
);

/** Paths that look like the API's, with or without a query. */
export const path = fc
  .tuple(
    fc.constantFrom('/', '/v1/resources/', '/oauth/', '/.well-known/'),
    fc.array(segment, { maxLength: 5 }),
    query,
  )
  .map(([start, segments, parameters]) => start + segments.join('/') + parameters);

/** Printable ASCII. */
export const headerValue = fc.string({
  unit: fc.integer({ min: 0x20, max: 0x7e }).map((code) => String.fromCharCode(code)),
});

export const headers = fc.record(
  {
    authorization: fc.oneof(
      headerValue,
      headerValue.map((value) => `Bearer ${value}`),
    ),
    'content-type': fc.oneof(
      headerValue,
      fc.constantFrom('application/json', 'text/plain', 'multipart/form-data'),
    ),
    accept: headerValue,
    cookie: headerValue,
    origin: headerValue,
    range: headerValue,
    'x-amz-date': headerValue,
  },
  { requiredKeys: [] },
);

export const body = fc.oneof(fc.uint8Array({ maxLength: 300 }), fc.string(), fc.json());

const field = <Value>(good: fc.Arbitrary<Value>) => fc.oneof(good, fc.jsonValue());

/** The fields of a request for an upload, each missing, valid or arbitrary. */
export const reservationFields = fc.record(
  {
    file_name: field(fc.string({ unit: anyCharacter, minLength: 1 })),
    mime_type: field(fc.constantFrom('image/png', 'application/pdf')),
    mode: field(fc.constantFrom('temporary_url', 'persistent_reference')),
    expire: field(fc.oneof(fc.integer(), fc.double(), fc.nat().map(String))),
  },
  { requiredKeys: [] },
);

/** The parameters of a token request, some of them repeated. */
export const tokenParameters = fc.array(
  fc.tuple(
    fc.constantFrom('grant_type', 'client_id', 'client_secret', 'scope', 'username', 'password', 'x'),
    fc.oneof(fc.constantFrom('client_credentials', 'password'), fc.string({ unit: anyCharacter })),
  ),
  { maxLength: 7 },
);
