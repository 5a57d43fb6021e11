import { KMSClient } from '@aws-sdk/client-kms';
import { clientConfiguration } from '../aws/aws-client.ts';
import { verificationKeys } from '../aws/key-management.ts';
import { answerWithKeys } from '../background/verification-keys.ts';
import type { Platform } from '../platform.ts';

/** Reads the public keys, once for each deployment. */
export function bind(platform: Platform) {
  const client = new KMSClient(clientConfiguration(platform, 'KMS'));
  return answerWithKeys({ readKeys: (keyIds) => verificationKeys(client, keyIds), log: platform.log });
}
