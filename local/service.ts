/**
 * Everything that the embedded cloud knows about its service: the only file of `local/` that imports from `lambdas/`.
 * Modules that load the SDK are loaded at their first use, since worker threads import this file too.
 */
import type { KMSClient } from '@aws-sdk/client-kms';
import type { Platform } from '../lambdas/platform.ts';
import type { FunctionName } from '../lambdas/routes.ts';

export type { HttpHandler } from '../lambdas/api/serving/serve.ts';
export { AUDIT_STREAM } from '../lambdas/aws/audit-log.ts';
export { type CorsRule, corsRules } from '../lambdas/aws/bucket-cors.ts';
export { EXPIRY_TAG } from '../lambdas/aws/object-tags.ts';
export { createSigner, uriEncoded } from '../lambdas/aws/signature-version-4.ts';
export type { ObjectCreatedEvent } from '../lambdas/background/object-created.ts';
export { LAST_LIFECYCLE_RULE } from '../lambdas/model/resources/expiry.ts';
export { UPLOADS } from '../lambdas/model/resources/object-name.ts';
export type { Platform } from '../lambdas/platform.ts';
export { crossOrigin, type FunctionName, routeNames, routes } from '../lambdas/routes.ts';
export { type SettingName, setting } from '../lambdas/settings.ts';
export { tableSchema } from '../lambdas/table/schema.ts';

/** Binds a function of the service to a platform, as in AWS. */
export async function bindFunction<Handler>(name: FunctionName, platform: Platform): Promise<Handler> {
  const { href } = new URL(`../lambdas/functions/${name}.ts`, import.meta.url);
  const module: { bind: (platform: Platform) => Handler } = await import(href);
  return module.bind(platform);
}

/** The public halves of KMS keys as a JSON Web Key Set. */
export async function keySetOf(client: KMSClient, keyIds: readonly string[]): Promise<object> {
  const { verificationKeys } = await import('../lambdas/aws/key-management.ts');
  return verificationKeys(client, keyIds);
}

/** Adds a client and a user to an account. Resolves to both with their credentials. */
export async function addAccount(platform: Platform, accountId: string, username: string) {
  const { registerClient, registerUser } = await import('../lambdas/model/identity/registration.ts');
  const { clientRecords } = await import('../lambdas/table/clients.ts');
  const { openTable } = await import('../lambdas/table/open-table.ts');
  const { userRecords } = await import('../lambdas/table/users.ts');
  const table = openTable(platform);
  const { client, secret } = registerClient({ accountId }, platform.now());
  const { user, password } = await registerUser(username, accountId, platform.now());
  await userRecords(table).add(user);
  await clientRecords(table).add(client);
  table.client.destroy();
  return { clientId: client.clientId, secret, password };
}
