import type { Platform } from './platform.ts';

/**
 * Every setting that a handler reads, by the name of its environment variable. The API stack sets them on every
 * function (SIGNING_KEY_ID only where tokens are signed), the local mode on the platform that it binds the handlers to.
 */
export const settingNames = [
  /** The public address of the API without a trailing slash; also the tokens' issuer and audience. */
  'BASE_URL',
  'TABLE_NAME',
  'BUCKET_NAME',
  /** The bucket's own address without a trailing slash: uploads are posted to it, downloads are signed for it. */
  'BUCKET_URL',
  /** The KMS key that signs tokens: an id or an ARN. */
  'SIGNING_KEY_ID',
  /** A JSON Web Key Set (RFC 7517): all keys whose tokens are accepted, the signing key first. */
  'VERIFICATION_KEYS',
  /** The Lambda function that runs a job in the background: its name alone. */
  'RUN_JOB_FUNCTION_NAME',
  /** The URL of the queue of resources to reconcile. */
  'RECONCILE_QUEUE_URL',
  /** The queue of jobs that send webhooks their deliveries: its URL. */
  'WEBHOOK_QUEUE_URL',
  /** The KMS key that encrypts webhooks' secrets: an id or an ARN. */
  'ENCRYPTION_KEY_ID',
  /** Whether webhooks may call this machine, without TLS: `true` in the local mode only, else `false`. */
  'LOOPBACK_WEBHOOKS',
  /** The EventBridge bus that receives events, or `none`. */
  'EVENT_BUS_NAME',
  /** The CloudWatch namespace of the stage's metrics, or `none`. */
  'METRICS_NAMESPACE',
  /** The log group of the audit. */
  'AUDIT_LOG_GROUP',
  /** The largest file that an upload policy allows, in bytes. */
  'MAXIMUM_UPLOAD_BYTES',
  /** The largest file that a request to the content door may bring, in bytes; Lambda takes requests of 6 MB. */
  'MAXIMUM_CONTENT_BYTES',
  /** How long an upload may begin after it was requested, in seconds. */
  'UPLOAD_WINDOW_SECONDS',
  /** How long an upload in parts may take, in days. */
  'UPLOAD_DAYS',
  /** How long the signed URL behind a download's redirect is valid, in seconds. */
  'DOWNLOAD_LINK_SECONDS',
  /** How long an expired or deleted resource is remembered (410 instead of 404), in days. */
  'REMEMBERED_DAYS',
] as const;

export type SettingName = (typeof settingNames)[number];

/** The setting's text. Throws if it is missing: a function must not start without it. */
export function setting(platform: Platform, name: SettingName): string {
  const value = platform.environment[name];
  if (value === undefined || value === '') throw new Error(`The setting ${name} is missing.`);
  return value;
}

/** The setting as a positive integer. Throws if it is missing or anything else. */
export function numericSetting(platform: Platform, name: SettingName): number {
  const value = Number(setting(platform, name));
  if (!Number.isSafeInteger(value) || value <= 0)
    throw new Error(`The setting ${name} must be a positive integer.`);
  return value;
}
