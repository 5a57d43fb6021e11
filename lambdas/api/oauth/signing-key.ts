/** The id of the key that signs: the first of the key set. Throws if the set is empty. */
export function signingKeyId(keySet: string): string {
  const { keys }: { keys?: { kid?: unknown }[] } = JSON.parse(keySet);
  const keyId = keys?.[0]?.kid;
  if (typeof keyId !== 'string') throw new Error('The setting VERIFICATION_KEYS must be a JSON Web Key Set.');
  return keyId;
}
