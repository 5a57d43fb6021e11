import { DecryptCommand, EncryptCommand, KMSClient } from '@aws-sdk/client-kms';
import type { Encryption } from '../model/webhooks/ports.ts';
import type { Platform } from '../platform.ts';
import { setting } from '../settings.ts';
import { clientConfiguration } from './aws-client.ts';

/** For how many texts an instance remembers what they were decrypted to. */
const REMEMBERED = 1000;

/** Encrypts short texts by a KMS key that never leaves KMS; what was decrypted is remembered for the process's life. */
export function kmsEncryption(platform: Platform): Encryption {
  const client = new KMSClient(clientConfiguration(platform, 'KMS'));
  const KeyId = setting(platform, 'ENCRYPTION_KEY_ID');
  const known = new Map<string, string>();

  return {
    async encrypt(text, context) {
      const { CiphertextBlob } = await client.send(
        new EncryptCommand({ KeyId, Plaintext: Buffer.from(text), EncryptionContext: { context } }),
      );
      if (CiphertextBlob === undefined) throw new Error('KMS returned nothing encrypted.');
      return Buffer.from(CiphertextBlob).toString('base64');
    },

    async decrypt(encrypted, context) {
      const remembered = known.get(`${context} ${encrypted}`);
      if (remembered !== undefined) return remembered;
      const { Plaintext } = await client.send(
        new DecryptCommand({
          KeyId,
          CiphertextBlob: Buffer.from(encrypted, 'base64'),
          EncryptionContext: { context },
        }),
      );
      if (Plaintext === undefined) throw new Error('KMS returned nothing decrypted.');
      const text = Buffer.from(Plaintext).toString();
      if (known.size >= REMEMBERED) known.clear();
      known.set(`${context} ${encrypted}`, text);
      return text;
    },
  };
}
