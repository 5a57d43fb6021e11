import { readFile } from 'node:fs/promises';
import * as v from 'valibot';
import { inject, vi } from 'vitest';
import { newLocalTarget } from './local-target.ts';

const client = v.object({ client_id: v.string(), client_secret: v.string() });

const account = v.object({
  ...client.entries,
  username: v.string(),
  password: v.string(),
  account_id: v.string(),
});

/**
 * Clients with a role, all in one organization and one of its projects. Each has an account of its own, but for `own`,
 * a contributor of the first account.
 */
const members = v.object({
  organization: v.string(),
  project: v.string(),
  own: client,
  viewer: client,
  contributor: client,
  manager: client,
  project_viewer: client,
  project_contributor: client,
  project_manager: client,
});

const target = v.object({
  base_url: v.string(),
  ...account.entries,
  /** A second account. */
  other: v.optional(account),
  members: v.optional(members),
  /** A client with a limit of a few requests per second. */
  limited: v.optional(client),
  /** The stage's largest upload, if it is small enough to test. */
  maximum_upload_bytes: v.optional(v.number()),
  /** The stage's largest file in one request, if a larger one reaches the service. */
  maximum_content_bytes: v.optional(v.number()),
});

export type Client = v.InferOutput<typeof client>;
export type Members = v.InferOutput<typeof members>;
export type Target = v.InferOutput<typeof target>;

/**
 * The service under test. To point the suite at one that runs already, here or in AWS:
 *
 *     ACCEPTANCE_BASE_URL=https://api.example.org ACCEPTANCE_CREDENTIALS=credentials.json \
 *       npx vitest run --project acceptance
 *
 * `credentials.json` holds what the schema above says; `npm start` writes one, and `npm run provider -- create` makes
 * what goes into one. Tests that need more than it holds are left out. Lists are read 3 seconds after the last write, or
 * as many milliseconds as ACCEPTANCE_INDEX_LAG says. Without the variables, each worker starts one local cloud, in which
 * each test file has accounts of its own.
 */
export async function openTarget(): Promise<Target> {
  const { ACCEPTANCE_BASE_URL: baseUrl, ACCEPTANCE_CREDENTIALS: file } = process.env;
  if (baseUrl === undefined && file === undefined) {
    return v.parse(target, await newLocalTarget(inject('localClouds')));
  }
  if (file === undefined) throw new Error('ACCEPTANCE_BASE_URL needs ACCEPTANCE_CREDENTIALS, a file.');
  // A test may write and then read a list dozens of times, and waits before each.
  vi.setConfig({ testTimeout: 300_000 });
  const credentials: unknown = JSON.parse(await readFile(file, 'utf8'));
  return v.parse(target, {
    ...v.parse(v.looseObject({}), credentials),
    ...(baseUrl && { base_url: baseUrl }),
  });
}
