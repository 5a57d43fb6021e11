import crypto from 'node:crypto';
import { syncBuiltinESMExports } from 'node:module';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import {
  hashPassword,
  hashSecret,
  isPassword,
  isSecret,
  newSecret,
} from '../../../../lambdas/model/identity/secret.ts';

describe('a client secret', () => {
  test('is 256 random bits', () => {
    const secrets = Array.from({ length: 100 }, newSecret);
    expect(new Set(secrets).size).toBe(100);
    for (const secret of secrets) expect(Buffer.from(secret, 'base64url')).toHaveLength(32);
  });

  test('is stored as a hash and recognized by it', () => {
    const secret = newSecret();
    const hash = hashSecret(secret);
    expect(hash).not.toContain(secret);
    expect(isSecret(secret, hash)).toBe(true);
  });

  test('that is wrong, altered or of an unknown client is refused', () => {
    const secret = newSecret();
    const hash = hashSecret(secret);
    const last = secret.endsWith('A') ? 'B' : 'A';
    for (const wrong of [
      newSecret(),
      '',
      secret.slice(1),
      `${secret}=`,
      `${secret.slice(0, -1)}${last}`,
      hash,
    ]) {
      expect(isSecret(wrong, hash)).toBe(false);
    }
    expect(isSecret(secret, hashSecret(newSecret()))).toBe(false);
    expect(isSecret(secret, undefined)).toBe(false);
    expect(isSecret('', undefined)).toBe(false);
  });
});

describe('a password', () => {
  /** RFC 7914 section 12 has no vector for this cost; the one below comes from Python's `hashlib.scrypt`. */
  const SALT = Buffer.from('000102030405060708090a0b0c0d0e0f', 'hex');

  test('is stored as scrypt with its own salt', async () => {
    const [one, other] = await Promise.all([hashPassword('correct horse'), hashPassword('correct horse')]);
    expect(one).toMatch(/^scrypt\$[A-Za-z0-9_-]{22}\$[A-Za-z0-9_-]{43}$/);
    expect(one).not.toBe(other);
    expect(await hashPassword('correct horse', SALT)).toBe(
      'scrypt$AAECAwQFBgcICQoLDA0ODw$XGYmKKxOsQaKKH4qoqICriSOmNsE1h0zJ-c0LbbscJc',
    );
  });

  test('is recognized in every Unicode form, and no other is', async () => {
    const hash = await hashPassword('Stra\u00dfe\u00e9', SALT);
    expect(await isPassword('Stra\u00dfee\u0301', hash)).toBe(true);
    expect(await isPassword('Strassee\u0301', hash)).toBe(false);
    expect(await isPassword('', hash)).toBe(false);
    const [, salt, key = ''] = hash.split('$');
    const tampered = `scrypt$${salt}$${key.startsWith('A') ? 'B' : 'A'}${key.slice(1)}`;
    expect(await isPassword('Stra\u00dfe\u00e9', tampered)).toBe(false);
  });
});

describe('takes the same work', () => {
  const scrypt = vi.spyOn(crypto, 'scrypt');
  const hash = vi.spyOn(crypto, 'createHash');
  const compare = vi.spyOn(crypto, 'timingSafeEqual');

  // Without this call, the module's own imports would not see the spies.
  beforeAll(syncBuiltinESMExports);
  beforeEach(() => vi.clearAllMocks());
  afterAll(() => {
    vi.restoreAllMocks();
    syncBuiltinESMExports();
  });

  const calls = () => [scrypt, hash, compare].map((call) => call.mock.calls.length);

  test('for an unknown client as for a wrong secret', () => {
    const stored = hashSecret('secret');
    vi.clearAllMocks();
    isSecret('guess', stored);
    const known = calls();
    vi.clearAllMocks();
    isSecret('guess', undefined);
    expect(calls()).toEqual(known);
    expect(compare).toHaveBeenCalledOnce();
  });

  test('for an unknown user as for a wrong password', async () => {
    const stored = await hashPassword('password');
    vi.clearAllMocks();
    await isPassword('guess', stored);
    const known = { calls: calls(), cost: scrypt.mock.calls[0]?.slice(2, 4) };
    vi.clearAllMocks();
    expect(await isPassword('guess', undefined)).toBe(false);
    expect({ calls: calls(), cost: scrypt.mock.calls[0]?.slice(2, 4) }).toEqual(known);
    expect(scrypt).toHaveBeenCalledOnce();
  });
});
