import { describe, expect, test } from 'vitest';
import { bind } from '../../../lambdas/functions/status.ts';
import manifest from '../../../package.json' with { type: 'json' };
import { gatewayEvent } from '../../unit/support/requests.ts';
import { startService } from './service-under-test.ts';

const { platform } = await startService();

/** Nothing listens there. */
const NOWHERE = 'http://127.0.0.1:1';

/** The deep status of the running service with changed settings. */
async function deepStatus(environment: Record<string, string>) {
  const handler = bind({ ...platform, environment: { ...platform.environment, ...environment } });
  const event = gatewayEvent('GET', '/status', { rawQueryString: 'deep=true' });
  const { statusCode, body } = await handler(event);
  return { status: statusCode, body: JSON.parse(body ?? '') };
}

describe('the deep status', () => {
  const told = { version: manifest.version, time: '2040-01-15T12:00:00Z' };

  test.each([
    ['everything answers', {}],
    ['the bucket is another one that answers', { BUCKET_NAME: 'another' }],
  ])('is 200 if %s', async (_, environment) => {
    expect(await deepStatus(environment)).toEqual({
      status: 200,
      body: { status: 'ok', ...told, table: 'ok', bucket: 'ok' },
    });
  });

  test.each([
    [
      'the table',
      { AWS_ENDPOINT_URL_DYNAMODB: NOWHERE },
      { table: 'unreachable', bucket: 'ok' },
      'The table did not answer.',
    ],
    [
      'the table, which is missing,',
      { TABLE_NAME: 'another' },
      { table: 'unreachable', bucket: 'ok' },
      'The table did not answer.',
    ],
    [
      'the bucket',
      { AWS_ENDPOINT_URL_S3: NOWHERE },
      { table: 'ok', bucket: 'unreachable' },
      'The bucket did not answer.',
    ],
    [
      'neither',
      { AWS_ENDPOINT_URL_DYNAMODB: NOWHERE, AWS_ENDPOINT_URL_S3: NOWHERE },
      { table: 'unreachable', bucket: 'unreachable' },
      'The table and the bucket did not answer.',
    ],
  ])('is 500 if %s is out of reach', async (_, environment, states, message) => {
    expect(await deepStatus(environment)).toEqual({
      status: 500,
      body: { error: { code: 'server', message }, status: 'unavailable', ...told, ...states },
    });
  });
});
