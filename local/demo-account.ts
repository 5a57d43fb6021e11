import { randomBytes } from 'node:crypto';
import { readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import * as v from 'valibot';
import type { Platform } from './service.ts';
import { addAccount, setting } from './service.ts';
import { syncNames } from './sync-names.ts';

const credentialsSchema = v.object({
  base_url: v.string(),
  client_id: v.string(),
  client_secret: v.string(),
  username: v.string(),
  password: v.string(),
  account_id: v.string(),
});

/** The content of `credentials.json`. */
export type DemoCredentials = Readonly<v.InferOutput<typeof credentialsSchema>>;

/**
 * The demo account's credentials: those of an earlier start in `file`, or new ones. The file is written last and in one
 * step, so that an interrupted start leaves no credentials that do not work.
 */
export async function demoAccount(platform: Platform, file: string): Promise<DemoCredentials> {
  const baseUrl = setting(platform, 'BASE_URL');
  const known = await readCredentials(file);
  const credentials = { ...(known ?? (await createDemoAccount(platform))), base_url: baseUrl };
  if (known?.base_url !== baseUrl) {
    const content = `${JSON.stringify(credentials, undefined, 2)}\n`;
    await writeFile(`${file}.new`, content, { mode: 0o600, flush: true });
    await rename(`${file}.new`, file);
    await syncNames(path.dirname(file));
  }
  return credentials;
}

async function readCredentials(file: string): Promise<DemoCredentials | undefined> {
  try {
    return v.parse(credentialsSchema, JSON.parse(await readFile(file, 'utf8')));
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw new Error(`${file} cannot be read: remove it, and the next start makes a new demo account.`, {
      cause: error,
    });
  }
}

async function createDemoAccount(platform: Platform): Promise<Omit<DemoCredentials, 'base_url'>> {
  const accountId = 'demo';
  const username = `demo-${randomBytes(4).toString('hex')}`;
  const { clientId, secret, password } = await addAccount(platform, accountId, username);
  return { client_id: clientId, client_secret: secret, username, password, account_id: accountId };
}
