import { createPublicKey, type KeyObject, sign } from 'node:crypto';
import * as v from 'valibot';
import type { KeyStore } from './key-store.ts';

const SIGNING_ALGORITHM = 'ECDSA_SHA_256';

/** An error of the AWS Key Management Service: its name is the `__type`. */
export class KeyManagementError extends Error {
  constructor(name: string, message: string) {
    super(message);
    this.name = name;
  }
}

const getPublicKeyInput = v.object({ KeyId: v.string() });

const signInput = v.object({
  KeyId: v.string(),
  /** "Sign", request parameter `Message`: 1 to 4096 bytes. */
  Message: v.pipe(v.string(), v.base64(), v.transform(fromBase64), v.minLength(1), v.maxLength(4096)),
  MessageType: v.optional(v.literal('RAW'), 'RAW'),
  SigningAlgorithm: v.literal(SIGNING_ALGORITHM),
});

/**
 * Executes one operation of the AWS Key Management Service API Reference: `Sign` with ECDSA over SHA-256 or
 * `GetPublicKey`. Throws a KeyManagementError for any other, for a key that is not there and for a malformed input.
 */
export function execute(keys: KeyStore, operation: string, input: unknown): Record<string, unknown> {
  switch (operation) {
    case 'Sign':
      return signMessage(keys, parse(signInput, input));
    case 'GetPublicKey':
      return getPublicKey(keys, parse(getPublicKeyInput, input));
    default:
      throw new KeyManagementError('UnsupportedOperationException', `${operation} is not supported.`);
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

function findKey(keys: KeyStore, keyId: string): KeyObject {
  const key = keys.get(keyId);
  if (key === undefined) throw new KeyManagementError('NotFoundException', `Key '${keyId}' does not exist`);
  return key;
}

function parse<const Schema extends v.GenericSchema>(schema: Schema, input: unknown): v.InferOutput<Schema> {
  const result = v.safeParse(schema, input);
  if (result.success) return result.output;
  const [issue] = result.issues;
  throw new KeyManagementError(
    'ValidationException',
    `${v.getDotPath(issue) ?? 'The input'}: ${issue.message}`,
  );
}

function fromBase64(text: string): Buffer {
  return Buffer.from(text, 'base64');
}
