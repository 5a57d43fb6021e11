import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { KMSClient } from '@aws-sdk/client-kms';
import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import * as v from 'valibot';
import { afterAll, expect, test } from 'vitest';
import { clientConfiguration } from '../../../lambdas/aws/aws-client.ts';
import { environmentCredentials } from '../../../lambdas/aws/environment-credentials.ts';
import { verificationKeys } from '../../../lambdas/aws/key-management.ts';
import { bind as bindCreate } from '../../../lambdas/functions/create-resource.ts';
import { bind as bindIssueToken } from '../../../lambdas/functions/issue-token.ts';
import { bind as bindKeySet } from '../../../lambdas/functions/key-set.ts';
import type { Platform } from '../../../lambdas/platform.ts';
import { openKeyManagement } from '../../../local/key-management/key-management.ts';
import { gatewayEvent } from '../../unit/support/requests.ts';
import { startService } from './service-under-test.ts';

const service = await startService();
const client = await service.addClient();
const keys = await openKeys();

async function openKeys() {
  const directory = await mkdtemp(path.join(tmpdir(), 'signing-keys-'));
  const keyManagement = await openKeyManagement({
    directory,
    keyNames: ['old', 'new'],
    credentials: environmentCredentials(service.platform),
  });
  afterAll(async () => {
    await keyManagement.close();
    await rm(directory, { recursive: true });
  });
  return keyManagement;
}

const bodyOf = ({ body = '' }: APIGatewayProxyStructuredResultV2): unknown => JSON.parse(body);

/** The functions of a deployment that signs with the first of these keys and accepts them all. */
async function deploy(keyIds: readonly string[]) {
  const { environment } = service.platform;
  const withKeys = { ...environment, AWS_ENDPOINT_URL_KMS: keys.endpoint, SIGNING_KEY_ID: keyIds[0] };
  const kms = new KMSClient(clientConfiguration({ ...service.platform, environment: withKeys }, 'KMS'));
  const keySet = await verificationKeys(kms, keyIds);
  kms.destroy();
  const platform: Platform = {
    ...service.platform,
    environment: { ...withKeys, VERIFICATION_KEYS: JSON.stringify(keySet) },
  };
  const [issueToken, create, publish] = [
    bindIssueToken(platform),
    bindCreate(platform),
    bindKeySet(platform),
  ];
  return {
    async token(): Promise<string> {
      const body = JSON.stringify({ grant_type: 'client_credentials', ...client });
      const answer = await issueToken(gatewayEvent('POST', '/oauth/token', { body }));
      return v.parse(v.object({ access_token: v.string() }), bodyOf(answer)).access_token;
    },
    async statusWith(token: string): Promise<number | undefined> {
      const body = JSON.stringify({ file_name: 'a', mime_type: 'image/png', mode: 'temporary_url' });
      const headers = { authorization: `Bearer ${token}` };
      return (await create(gatewayEvent('POST', '/v1/resources', { body, headers }))).statusCode;
    },
    async publishedKeys(): Promise<number> {
      const answer = await publish(gatewayEvent('GET', '/.well-known/jwks.json'));
      return v.parse(v.object({ keys: v.array(v.unknown()) }), bodyOf(answer)).keys.length;
    },
  };
}

test('keys are changed without refusing a valid token, and tokens of a removed key are refused', async () => {
  const [before, during, after] = await Promise.all([
    deploy(['old']),
    deploy(['new', 'old']),
    deploy(['new']),
  ]);
  const [oldToken, newToken] = [await before.token(), await during.token()];
  const accepted = async (deployment: typeof before) => [
    await deployment.statusWith(oldToken),
    await deployment.statusWith(newToken),
  ];
  expect(await accepted(before)).toEqual([200, 401]);
  expect(await accepted(during)).toEqual([200, 200]);
  expect(await accepted(after)).toEqual([401, 200]);
  const published = [before, during, after].map((deployment) => deployment.publishedKeys());
  expect(await Promise.all(published)).toEqual([1, 2, 1]);
});
