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

/** What changes of a container: only what is there; what is empty is cleared. */
export type ContainerChange = Partial<Pick<Container, 'name' | 'description' | 'tags'>>;

/** A new container's id: 24 hexadecimal characters, as in the CME architecture's examples, that nobody guesses. */
export function newContainerId(): string {
  return randomBytes(12).toString('hex');
}

export function isContainerId(text: string): boolean {
  return /^[0-9a-f]{24}$/.test(text);
}

/**
 * The number of an account's organization: the CME architecture has integers for them. An account whose name is a
 * number has that number, any other one of 31 bits made from its name. It tells nobody apart: what may be seen hangs
 * on the account itself.
 */
export function organizationNumber(accountId: string): number {
  if (/^[1-9]\d{0,8}$/.test(accountId)) return Number(accountId);
  return createHash('sha256').update(accountId).digest().readUInt32BE() >>> 1;
}
