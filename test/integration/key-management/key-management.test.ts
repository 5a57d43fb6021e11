import { createPublicKey, generateKeyPairSync, verify } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  DecryptCommand,
  DescribeKeyCommand,
  EncryptCommand,
  GetPublicKeyCommand,
  KMSClient,
  KMSServiceException,
  SignCommand,
  type SignCommandInput,
} from '@aws-sdk/client-kms';
import { JwtVerifier } from 'aws-jwt-verify';
import { expect, onTestFinished, test } from 'vitest';
import { kmsTokenSigner, verificationKeys } from '../../../lambdas/aws/key-management.ts';
import { openKeyManagement } from '../../../local/key-management/key-management.ts';
import { ACCESS_KEY, signedPost } from '../../support/signed-requests.ts';

async function temporaryDirectory(): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), 'key-management-'));
  onTestFinished(() => rm(directory, { recursive: true }));
  return directory;
}

async function open(directory: string, keyNames: readonly string[] = ['first', 'second']) {
  const keyManagement = await openKeyManagement({ directory, keyNames, credentials: ACCESS_KEY });
  const client = new KMSClient({
    endpoint: keyManagement.endpoint,
    region: 'local',
    credentials: ACCESS_KEY,
  });
  onTestFinished(async () => {
    client.destroy();
    await keyManagement.close();
  });
  return { ...keyManagement, client };
}

const MESSAGE = Buffer.from('a message');
const SIGN = {
  KeyId: 'first',
  Message: MESSAGE,
  MessageType: 'RAW',
  SigningAlgorithm: 'ECDSA_SHA_256',
} satisfies SignCommandInput;

test('a key signs what only its public key verifies', async () => {
  const { client, keyIds } = await open(await temporaryDirectory());
  expect(keyIds).toEqual(['first', 'second']);
  const { Signature = Buffer.of(), ...signed } = await client.send(new SignCommand(SIGN));
  expect(signed).toMatchObject({ KeyId: 'first', SigningAlgorithm: 'ECDSA_SHA_256' });
  const verified = keyIds.map(async (KeyId) => {
    const { PublicKey = Buffer.of(), ...key } = await client.send(new GetPublicKeyCommand({ KeyId }));
    expect(key).toMatchObject({
      KeyId,
      KeySpec: 'ECC_NIST_P256',
      KeyUsage: 'SIGN_VERIFY',
      SigningAlgorithms: ['ECDSA_SHA_256'],
    });
    const publicKey = createPublicKey({ key: Buffer.from(PublicKey), format: 'der', type: 'spki' });
    return verify('sha256', MESSAGE, publicKey, Signature);
  });
  expect(await Promise.all(verified)).toEqual([true, false]);
});

test('a verifier accepts tokens of the adapters', async () => {
  const { client, keyIds } = await open(await temporaryDirectory());
  const keySet = await verificationKeys(client, keyIds);
  const claims = { iss: 'https://issuer.example.org', aud: 'https://api.example.org', exp: 4_102_444_800 };
  const encoded = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url');
  const input = `${encoded({ alg: 'ES256', kid: keySet.keys[0]?.kid })}.${encoded(claims)}`;
  const signature = await kmsTokenSigner(client, 'first')(input);
  const verifier = JwtVerifier.create({ issuer: claims.iss, audience: claims.aud });
  verifier.cacheJwks({ keys: keySet.keys.map((key) => ({ ...key })) });
  expect(verifier.verifySync(`${input}.${Buffer.from(signature).toString('base64url')}`)).toEqual(claims);
});

test('the keys are files that only their owner can read, and stay', async () => {
  const directory = await temporaryDirectory();
  const before = await open(directory);
  const keySet = await verificationKeys(before.client, before.keyIds);
  await before.close();
  expect(await readdir(directory)).toEqual(['encryption.key', 'first.pem', 'second.pem']);
  const path = join(directory, 'first.pem');
  expect(await readFile(path, 'utf8')).toMatch(/^-----BEGIN PRIVATE KEY-----\n/);
  expect((await stat(path)).mode & 0o777).toBe(0o600);
  const after = await open(directory);
  expect(await verificationKeys(after.client, after.keyIds)).toEqual(keySet);
});

test('two concurrent openings of a new directory get the same keys', async () => {
  const directory = await temporaryDirectory();
  const both = await Promise.all([open(directory), open(directory)]);
  const [one, other] = await Promise.all(both.map(({ client, keyIds }) => verificationKeys(client, keyIds)));
  expect(one).toEqual(other);
  expect(await readdir(directory)).toEqual(['encryption.key', 'first.pem', 'second.pem']);
});

test('encrypted texts are decrypted only with the same context, also by the next process', async () => {
  const directory = await temporaryDirectory();
  const { client, encryptionKeyId, close } = await open(directory);
  const EncryptionContext = { context: 'a' };
  const { CiphertextBlob = Buffer.of() } = await client.send(
    new EncryptCommand({ KeyId: encryptionKeyId, Plaintext: MESSAGE, EncryptionContext }),
  );
  expect(Buffer.from(CiphertextBlob).includes(MESSAGE)).toBe(false);
  await close();
  const { client: next } = await open(directory);
  const decrypt = (context: string) =>
    next.send(new DecryptCommand({ CiphertextBlob, EncryptionContext: { context } }));
  expect(Buffer.from((await decrypt('a')).Plaintext ?? [])).toEqual(MESSAGE);
  await expect(decrypt('b')).rejects.toThrow('The ciphertext cannot be decrypted.');
});

const refusals: [string, object, string, string][] = [
  ['a key that is not there', { KeyId: 'third' }, 'NotFoundException', "Key 'third' does not exist"],
  ['an inherited name', { KeyId: 'constructor' }, 'NotFoundException', "Key 'constructor' does not exist"],
  ['another algorithm', { SigningAlgorithm: 'ECDSA_SHA_384' }, 'ValidationException', 'SigningAlgorithm: '],
  ['a digest', { MessageType: 'DIGEST' }, 'ValidationException', 'MessageType: '],
  ['an empty message', { Message: Buffer.of() }, 'ValidationException', 'Message: '],
  ['a long message', { Message: Buffer.alloc(4097) }, 'ValidationException', 'Message: '],
];

test.each(refusals)('signing with %s is refused', async (_, change, name, message) => {
  const { client } = await open(await temporaryDirectory());
  const refused = client.send(new SignCommand({ ...SIGN, ...change }));
  await expect(refused).rejects.toThrow(KMSServiceException);
  await expect(refused).rejects.toMatchObject({
    name,
    message: expect.stringContaining(message),
    $metadata: { httpStatusCode: 400 },
  });
});

test('the longest message is signed', async () => {
  const { client } = await open(await temporaryDirectory());
  const { Signature } = await client.send(new SignCommand({ ...SIGN, Message: Buffer.alloc(4096) }));
  expect(Signature).toBeInstanceOf(Uint8Array);
});

test('every other operation is refused', async () => {
  const { client } = await open(await temporaryDirectory());
  await expect(client.send(new DescribeKeyCommand({ KeyId: 'first' }))).rejects.toMatchObject({
    name: 'UnsupportedOperationException',
    message: 'DescribeKey is not supported.',
  });
});

test.each([
  ['no operation', {}, '{}', 'UnsupportedOperationException', 'The operation is missing.'],
  [
    'no JSON',
    { 'x-amz-target': 'TrentService.Sign' },
    '{',
    'SerializationException',
    'The body is not JSON.',
  ],
  ['no object', { 'x-amz-target': 'TrentService.Sign' }, '7', 'ValidationException', 'The input: '],
])('a request with %s is refused', async (_, headers, body, type, message) => {
  const { endpoint } = await open(await temporaryDirectory());
  const response = await signedPost(endpoint, 'kms', headers, body);
  expect(response.status).toBe(400);
  expect(await response.json()).toEqual({ __type: type, message: expect.stringContaining(message) });
});

test.each(['', '../escape', 'a/b', 'Upper', '.pem'])('%j cannot be the name of a key', async (name) => {
  const opening = openKeyManagement({
    directory: await temporaryDirectory(),
    keyNames: [name],
    credentials: ACCESS_KEY,
  });
  await expect(opening).rejects.toThrow(`${JSON.stringify(name)} cannot be the name of a key.`);
});

test('a file with another kind of key is refused', async () => {
  const directory = await temporaryDirectory();
  const { privateKey } = generateKeyPairSync('ed25519');
  const path = join(directory, 'first.pem');
  await writeFile(path, privateKey.export({ type: 'pkcs8', format: 'pem' }));
  const opening = openKeyManagement({ directory, keyNames: ['first'], credentials: ACCESS_KEY });
  await expect(opening).rejects.toThrow(`The file ${path} must hold a P-256 private key.`);
});
