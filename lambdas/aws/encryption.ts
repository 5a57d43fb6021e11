import { DecryptCommand, EncryptCommand, KMSClient } from '@aws-sdk/client-kms';
import type { Encryption } from '../model/webhooks/ports.ts';
import type { Platform } from '../platform.ts';
import { setting } from '../settings.ts';
import { clientConfiguration } from './aws-client.ts';

/** The most decrypted texts that an instance remembers. */
const REMEMBERED = 1000;

/** Encrypts short texts with a KMS key that never leaves KMS. The process remembers decrypted texts. */
export function kmsEncryption(platform: Platform): Encryption {
  const client = new KMSClient(clientConfiguration(platform, 'KMS'));
  const KeyId = setting(platform, 'ENCRYPTION_KEY_ID');
  const known = new Map<string, string>();

  return {
    async encrypt(text, context) {
      const { CiphertextBlob } = await client.send(
        new EncryptCommand({ KeyId, Plaintext: Buffer.from(text), EncryptionContext: { context } }),
      );
      if (CiphertextBlob === undefined) throw new Error('KMS returned no ciphertext.');
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
      if (Plaintext === undefined) throw new Error('KMS returned no plaintext.');
      const text = Buffer.from(Plaintext).toString();
      if (known.size >= REMEMBERED) known.clear();
      known.set(`${context} ${encrypted}`, text);
      return text;
    },
  };
}
