import { createHash, createPublicKey } from 'node:crypto';
import { GetPublicKeyCommand, type KMSClient, SignCommand } from '@aws-sdk/client-kms';
import type { TokenSigner } from '../model/identity/token.ts';
import { joseSignature } from './jose-signature.ts';

/** A P-256 public key for checking ES256 signatures, as JSON Web Key (RFC 7517, RFC 7518 section 6.2). */
export interface VerificationKey {
  readonly kid: string;
  readonly kty: 'EC';
  readonly crv: 'P-256';
  readonly x: string;
  readonly y: string;
  readonly alg: 'ES256';
  readonly use: 'sig';
}

/**
 * The public halves of KMS keys, in the order given. A key's id is its thumbprint (RFC 7638), so that it reveals
 * nothing about its AWS account. Throws for a key that is not on the curve P-256.
 */
export async function verificationKeys(
  client: KMSClient,
  keyIds: readonly string[],
): Promise<{ keys: VerificationKey[] }> {
  return { keys: await Promise.all(keyIds.map((keyId) => verificationKey(client, keyId))) };
}

async function verificationKey(client: KMSClient, keyId: string): Promise<VerificationKey> {
  const { PublicKey } = await client.send(new GetPublicKeyCommand({ KeyId: keyId }));
  if (PublicKey === undefined) throw new Error(`KMS returned no public key for ${keyId}.`);
  const { kty, crv, x, y } = createPublicKey({
    key: Buffer.from(PublicKey),
    format: 'der',
    type: 'spki',
  }).export({
    format: 'jwk',
  });
  if (kty !== 'EC' || crv !== 'P-256' || x === undefined || y === undefined) {
    throw new Error(`The key ${keyId} must be an ECC_NIST_P256 key for signing.`);
  }
  const thumbprint = createHash('sha256').update(JSON.stringify({ crv, kty, x, y })).digest('base64url');
  return { kid: thumbprint, kty, crv, x, y, alg: 'ES256', use: 'sig' };
}

/** Signs with a KMS key that never leaves KMS: one call for each signature. */
export function kmsTokenSigner(client: KMSClient, keyId: string): TokenSigner {
  return async (input) => {
    const { Signature } = await client.send(
      new SignCommand({
        KeyId: keyId,
        Message: Buffer.from(input),
        MessageType: 'RAW',
        SigningAlgorithm: 'ECDSA_SHA_256',
      }),
    );
    if (Signature === undefined) throw new Error(`KMS returned no signature for ${keyId}.`);
    return joseSignature(Signature);
  };
}
