import { KMSClient } from '@aws-sdk/client-kms';
import { expect, test } from 'vitest';
import { serve } from '../../../lambdas/api/serving/serve.ts';
import { kmsTokenSigner } from '../../../lambdas/aws/key-management.ts';
import { KMS_REFUSAL } from '../../../lib/operations/throttles.ts';
import { gatewayEvent } from '../../unit/support/requests.ts';
import { startServer } from './recording-server.ts';

test('A refusal of KMS is in the log in the words that its alarm looks for', async () => {
  const { port } = await startServer((response) =>
    response.writeHead(400, { 'content-type': 'application/x-amz-json-1.1' }).end(
      JSON.stringify({
        __type: 'ThrottlingException',
        message: 'You have exceeded the rate at which you may call KMS. Reduce the frequency of your calls.',
      }),
    ),
  );
  const client = new KMSClient({
    region: 'eu-central-1',
    endpoint: `http://127.0.0.1:${port}`,
    credentials: { accessKeyId: 'id', secretAccessKey: 'secret' },
    maxAttempts: 1,
  });
  const log: Readonly<Record<string, unknown>>[] = [];
  const handler = serve(
    {
      environment: { METRICS_NAMESPACE: 'none' },
      now: Date.now,
      log: (entry) => log.push(JSON.parse(JSON.stringify(entry))),
    },
    {
      name: 'issue-token',
      door: 'oauth',
      maximumBodyBytes: 10,
      authenticate: async () => undefined,
      respond: async () => ({
        status: 200,
        bytes: Buffer.from(await kmsTokenSigner(client, 'key')('token')),
      }),
    },
  );
  expect(await handler(gatewayEvent('POST', '/oauth/token'))).toMatchObject({ statusCode: 500 });
  expect(log).toEqual([expect.objectContaining({ error: expect.stringContaining(KMS_REFUSAL) })]);
});
