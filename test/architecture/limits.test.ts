import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { MAXIMUM_JSON_BYTES } from '../../lambdas/api/serving/request.ts';
import {
  MAXIMUM_ATTRIBUTES_BYTES,
  MAXIMUM_DESCRIPTION_LENGTH,
  MAXIMUM_NAME_LENGTH,
} from '../../lambdas/model/catalogue/entry.ts';
import { DEFAULT_REQUESTS_PER_SECOND } from '../../lambdas/model/identity/account.ts';
import { MAXIMUM_LISTS } from '../../lambdas/model/lists/list.ts';
import { MAXIMUM_EXPIRY_DAYS } from '../../lambdas/model/resources/expiry.ts';
import { MAXIMUM_FILE_NAME_LENGTH } from '../../lambdas/model/resources/file-name.ts';
import { MAXIMUM_MULTIPART_BYTES, MAXIMUM_REQUEST_BYTES } from '../../lambdas/model/resources/multipart.ts';
import { MAXIMUM_TAG_LENGTH, MAXIMUM_TAGS } from '../../lambdas/model/resources/tags.ts';
import { MAXIMUM_WEBHOOKS } from '../../lambdas/model/webhooks/webhook.ts';
import { configurationTable } from '../../lib/configuration.ts';
import { MAXIMUM_HEAD_BYTES, MAXIMUM_HELD_BYTES } from '../../local/gateway/limits.ts';

const page = readFileSync(path.join(import.meta.dirname, '../../docs/limits.md'), 'utf8');
const rows = new Map(
  [...page.matchAll(/^\| ([^|]+) \| ([^|]+) \| [^|]+ \|$/gm)].map(([, what = '', limit = '']) => [
    what,
    limit,
  ]),
);

const KIBIBYTE = 1024;
const MEBIBYTE = 1024 ** 2;
const GIBIBYTE = 1024 ** 3;
const count = (amount: number) => amount.toLocaleString('en');
const defaultOf = (option: string) => Number(configurationTable.find(({ name }) => name === option)?.default);

test.each([
  ['A file in an upload form', `${MAXIMUM_REQUEST_BYTES / GIBIBYTE} GiB`],
  ['A file in parts', `${defaultOf('maximumUploadBytes') / GIBIBYTE} GiB unless set`],
  ['A file in parts', `at most ${count(MAXIMUM_MULTIPART_BYTES / GIBIBYTE)} GiB`],
  [
    "A file in a request (`/cms`, the catalogue's forms)",
    `${defaultOf('maximumContentBytes') / 1e6} MB in AWS`,
  ],
  ['JSON without its file', `${MAXIMUM_JSON_BYTES / MEBIBYTE} MiB`],
  ['The line and headers of a request', `${count(MAXIMUM_HEAD_BYTES)} bytes`],
  ['Requests of a client or a user', `${DEFAULT_REQUESTS_PER_SECOND} a second`],
  ['Names', `${MAXIMUM_FILE_NAME_LENGTH} characters of a file, ${MAXIMUM_NAME_LENGTH} of an entry`],
  ['Tags', `${MAXIMUM_TAGS}, of ${MAXIMUM_TAG_LENGTH} characters`],
  [
    "An entry's description and attributes",
    `${count(MAXIMUM_DESCRIPTION_LENGTH)} characters, ${MAXIMUM_ATTRIBUTES_BYTES / KIBIBYTE} KiB`,
  ],
  ['Organizations and projects of a resource', String(MAXIMUM_LISTS)],
  ['Webhooks of an account', String(MAXIMUM_WEBHOOKS)],
  ['The life of a URL', `${MAXIMUM_EXPIRY_DAYS} days`],
  ['Bodies of all requests in the local mode', `${MAXIMUM_HELD_BYTES / MEBIBYTE} MiB`],
])('the page of limits says what the code has: %s, %s', (what, limit) => {
  expect(rows.get(what)).toContain(limit);
});
