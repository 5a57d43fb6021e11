import {
  createCipheriv,
  createDecipheriv,
  createPublicKey,
  type KeyObject,
  randomBytes,
  sign,
} from 'node:crypto';
import * as v from 'valibot';
import { ServiceError } from '../json-service.ts';
import type { KeyStore } from './key-store.ts';

const SIGNING_ALGORITHM = 'ECDSA_SHA_256';

/** The id of the only encryption key. */
export const ENCRYPTION_KEY = 'encryption';

export interface Keys {
  readonly signing: KeyStore;
  readonly encryption: Buffer;
}

const getPublicKeyInput = v.object({ KeyId: v.string() });

const signInput = v.object({
  KeyId: v.string(),
  /** "Sign", request parameter `Message`: 1 to 4096 bytes. */
  Message: v.pipe(v.string(), v.base64(), v.transform(fromBase64), v.minLength(1), v.maxLength(4096)),
  MessageType: v.optional(v.literal('RAW'), 'RAW'),
  SigningAlgorithm: v.literal(SIGNING_ALGORITHM),
});

const base64 = v.pipe(v.string(), v.base64(), v.transform(fromBase64));
const context = v.optional(v.record(v.string(), v.string()), {});

const encryptInput = v.object({
  KeyId: v.literal(ENCRYPTION_KEY),
  Plaintext: v.pipe(base64, v.minLength(1), v.maxLength(4096)),
  EncryptionContext: context,
});

const decryptInput = v.object({
  KeyId: v.optional(v.literal(ENCRYPTION_KEY)),
  CiphertextBlob: base64,
  EncryptionContext: context,
});

/**
 * Performs an operation of the AWS Key Management Service API Reference: `Sign` with ECDSA over SHA-256,
 * `GetPublicKey`, `Encrypt` or `Decrypt` with the symmetric key. Throws a ServiceError for another operation, an
 * unknown key or a malformed input.
 */
export function execute(
  { signing, encryption }: Keys,
  operation: string,
  input: unknown,
): Record<string, unknown> {
  switch (operation) {
    case 'Sign':
      return signMessage(signing, parse(signInput, input));
    case 'GetPublicKey':
      return getPublicKey(signing, parse(getPublicKeyInput, input));
    case 'Encrypt':
      return encrypt(encryption, parse(encryptInput, input));
    case 'Decrypt':
      return decrypt(encryption, parse(decryptInput, input));
    default:
      throw new ServiceError(
        'UnsupportedOperationException',
        operation === '' ? 'The operation is missing.' : `${operation} is not supported.`,
      );
  }
}

function signMessage(keys: KeyStore, { KeyId, Message, SigningAlgorithm }: v.InferOutput<typeof signInput>) {
  const signature = sign('sha256', Message, { key: findKey(keys, KeyId), dsaEncoding: 'der' });
  return { KeyId, SigningAlgorithm, Signature: signature.toString('base64') };
}

function getPublicKey(keys: KeyStore, { KeyId }: v.InferOutput<typeof getPublicKeyInput>) {
  const publicKey = createPublicKey(findKey(keys, KeyId)).export({ type: 'spki', format: 'der' });
  return {
    KeyId,
    PublicKey: publicKey.toString('base64'),
    KeySpec: 'ECC_NIST_P256',
    KeyUsage: 'SIGN_VERIFY',
    SigningAlgorithms: [SIGNING_ALGORITHM],
  };
}

const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** Encrypts with AES-256-GCM, which also authenticates the context. */
function encrypt(key: Buffer, { Plaintext, EncryptionContext }: v.InferOutput<typeof encryptInput>) {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(contextBytes(EncryptionContext));
  const encrypted = Buffer.concat([nonce, cipher.update(Plaintext), cipher.final(), cipher.getAuthTag()]);
  return { KeyId: ENCRYPTION_KEY, CiphertextBlob: encrypted.toString('base64') };
}

function decrypt(key: Buffer, { CiphertextBlob, EncryptionContext }: v.InferOutput<typeof decryptInput>) {
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, CiphertextBlob.subarray(0, NONCE_BYTES))
      .setAAD(contextBytes(EncryptionContext))
      .setAuthTag(CiphertextBlob.subarray(-TAG_BYTES));
    const decrypted = decipher.update(CiphertextBlob.subarray(NONCE_BYTES, -TAG_BYTES));
    const Plaintext = Buffer.concat([decrypted, decipher.final()]).toString('base64');
    return { KeyId: ENCRYPTION_KEY, Plaintext };
  } catch {
    throw new ServiceError('InvalidCiphertextException', 'The ciphertext cannot be decrypted.');
  }
}

function contextBytes(context: Readonly<Record<string, string>>): Buffer {
  return Buffer.from(JSON.stringify(Object.entries(context).sort()));
}

function findKey(keys: KeyStore, keyId: string): KeyObject {
  const key = keys.get(keyId);
  if (key === undefined) throw new ServiceError('NotFoundException', `Key '${keyId}' does not exist`);
  return key;
}

function parse<const Schema extends v.GenericSchema>(schema: Schema, input: unknown): v.InferOutput<Schema> {
  const result = v.safeParse(schema, input);
  if (result.success) return result.output;
  const [issue] = result.issues;
  throw new ServiceError('ValidationException', `${v.getDotPath(issue) ?? 'The input'}: ${issue.message}`);
}

function fromBase64(text: string): Buffer {
  return Buffer.from(text, 'base64');
}
