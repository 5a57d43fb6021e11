import { createHash, randomBytes, scrypt, timingSafeEqual } from 'node:crypto';

/** A new client secret: 256 random bits in base64url. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url');
}

/** The hash to store of a secret from `newSecret`. Its 256 bits cannot be guessed, so a fast hash is enough. */
export function hashSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('base64url');
}

/** Compared with for an unknown client, so that it takes the same time; matches no secret. */
const NO_SECRET = hashSecret('');

/** Whether the secret matches the hash. Without a hash false, in the same time. */
export function isSecret(secret: string, hash: string | undefined): boolean {
  const equal = timingSafeEqual(Buffer.from(hashSecret(secret)), Buffer.from(hash ?? NO_SECRET));
  return equal && hash !== undefined;
}

/** A new password: 144 random bits in base64url. */
export function newPassword(): string {
  return randomBytes(18).toString('base64url');
}

/** A new name for a password, of which it says nothing. */
export function newPasswordId(): string {
  return randomBytes(9).toString('base64url');
}

/** scrypt's cost (RFC 7914 section 2): 32 MiB and some 60 ms of a processor for each try. */
const COST = { N: 2 ** 15, r: 8, p: 1, maxmem: 64 * 1024 * 1024 } as const;
const KEY_BYTES = 32;

/** The hash to store of a password, with its own salt. */
export async function hashPassword(password: string, salt: Buffer = randomBytes(16)): Promise<string> {
  const key = await derive(password, salt);
  return `scrypt$${salt.toString('base64url')}$${key.toString('base64url')}`;
}

/** Compared with for an unknown user: never equal, and as slow. */
const NO_PASSWORD = `scrypt$${Buffer.alloc(16).toString('base64url')}$${Buffer.alloc(KEY_BYTES).toString('base64url')}`;

/** Whether the password matches the hash. Without a hash false, in the same time. */
export async function isPassword(password: string, hash: string | undefined): Promise<boolean> {
  const [, salt = '', key = ''] = (hash ?? NO_PASSWORD).split('$');
  const derived = await derive(password, Buffer.from(salt, 'base64url'));
  return timingSafeEqual(derived, Buffer.from(key, 'base64url')) && hash !== undefined;
}

function derive(password: string, salt: Buffer): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scrypt(password.normalize('NFC'), salt, KEY_BYTES, COST, (error, key) =>
      error ? reject(error) : resolve(key),
    );
  });
}
