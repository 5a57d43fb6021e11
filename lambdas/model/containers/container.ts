import { createHash, randomBytes } from 'node:crypto';

/** A named group of an account's resources. Times are in milliseconds since 1970. */
export interface Container {
  readonly id: string;
  readonly accountId: string;
  readonly name: string;
  readonly description: string;
  readonly tags: readonly string[];
  readonly createdAt: number;
  readonly updatedAt: number;
}

/** A partial change of a container: an absent field stays, an empty one is cleared. */
export type ContainerChange = Partial<Pick<Container, 'name' | 'description' | 'tags'>>;

/** An unguessable id for a new container: 24 hexadecimal characters, as in the CME architecture's examples. */
export function newContainerId(): string {
  return randomBytes(12).toString('hex');
}

export function isContainerId(text: string): boolean {
  return /^[0-9a-f]{24}$/.test(text);
}

/**
 * The number of an account's organization, since the CME architecture has integers: the account's name if that is a
 * number, otherwise 31 bits of its hash. For display only: access is decided by the account itself.
 */
export function organizationNumber(accountId: string): number {
  if (/^[1-9]\d{0,8}$/.test(accountId)) return Number(accountId);
  return createHash('sha256').update(accountId).digest().readUInt32BE() >>> 1;
}
