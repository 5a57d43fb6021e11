import { KMSClient } from '@aws-sdk/client-kms';
import type { AccessKey } from './access-key.ts';
import { AUDIT_LOG, BUCKET, RUN_JOB, TABLE } from './names.ts';
import type { Platform, SettingName } from './service.ts';
import { keySetOf } from './service.ts';

const REGION = 'eu-central-1';

export interface EmbeddedServices {
  readonly credentials: AccessKey;
  readonly apiPort: number;
  readonly filesPort: number;
  readonly table: { readonly endpoint: string };
  readonly keyManagement: {
    readonly endpoint: string;
    readonly keyIds: readonly string[];
    readonly encryptionKeyId: string;
  };
  readonly functions: { readonly endpoint: string };
  readonly queue: { readonly url: string };
  readonly webhookQueue: { readonly url: string };
  readonly logs: { readonly endpoint: string };
  /** Settings that replace the defaults, by name. */
  readonly settings: Platform['environment'];
}

/** The environment that a deployment would give each function, with the embedded services instead of AWS's. */
export async function localEnvironment({
  credentials,
  apiPort,
  filesPort,
  table,
  keyManagement,
  functions,
  queue,
  webhookQueue,
  logs,
  settings,
}: EmbeddedServices) {
  const baseUrl = `http://localhost:${apiPort}`;
  const { keyIds, endpoint, encryptionKeyId } = keyManagement;
  const client = new KMSClient({
    endpoint,
    region: REGION,
    credentials,
  });
  const keySet = await keySetOf(client, keyIds);
  client.destroy();
  return {
    AWS_REGION: REGION,
    AWS_ACCESS_KEY_ID: credentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
    AWS_ENDPOINT_URL_DYNAMODB: table.endpoint,
    AWS_ENDPOINT_URL_S3: `http://127.0.0.1:${filesPort}`,
    AWS_ENDPOINT_URL_KMS: endpoint,
    AWS_ENDPOINT_URL_LAMBDA: functions.endpoint,
    AWS_ENDPOINT_URL_CLOUDWATCH_LOGS: logs.endpoint,
    BASE_URL: baseUrl,
    TABLE_NAME: TABLE,
    BUCKET_NAME: BUCKET,
    BUCKET_URL: `http://localhost:${filesPort}/${BUCKET}`,
    SIGNING_KEY_ID: keyIds[0] ?? '',
    VERIFICATION_KEYS: JSON.stringify(keySet),
    RUN_JOB_FUNCTION_NAME: RUN_JOB,
    RECONCILE_QUEUE_URL: queue.url,
    WEBHOOK_QUEUE_URL: webhookQueue.url,
    ENCRYPTION_KEY_ID: encryptionKeyId,
    LOOPBACK_WEBHOOKS: 'true',
    EVENT_BUS_NAME: 'none',
    METRICS_NAMESPACE: 'none',
    AUDIT_LOG_GROUP: AUDIT_LOG,
    MAXIMUM_UPLOAD_BYTES: String(5 * 1024 ** 3),
    MAXIMUM_CONTENT_BYTES: String(100 * 1024 ** 2),
    UPLOAD_WINDOW_SECONDS: '3600',
    UPLOAD_DAYS: '7',
    DOWNLOAD_LINK_SECONDS: '300',
    REMEMBERED_DAYS: '30',
    ...settings,
  } satisfies Record<SettingName, string> & Platform['environment'];
}
