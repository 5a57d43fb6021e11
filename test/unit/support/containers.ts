import type { Container } from '../../../lambdas/model/containers/container.ts';
import type { ContainerStore } from '../../../lambdas/model/containers/ports.ts';
import { NOW } from './resources.ts';

/** A container of the caller's account. */
export const container: Container = {
  id: '5f1b3c9e7a2d4b6c8e0f1a2b',
  accountId: 'acme',
  name: 'Photos',
  description: '',
  tags: [],
  createdAt: NOW,
  updatedAt: NOW,
};

const others: Container = { ...container, id: '0a1b2c3d4e5f60718293a4b5', accountId: 'other' };

/** Values that name no container of the caller's; each gets the same answer. */
export const NO_CONTAINERS: readonly [string, string][] = [
  ['no container', '000000000000000000000000'],
  ["another account's container", others.id],
  ['a text that cannot be an id', 'Photos'],
  ['an id in upper case', container.id.toUpperCase()],
  ['an id with something after it', `${container.id}/`],
];

/** The caller's container and another account's. */
export function memoryContainers(): Pick<ContainerStore, 'find'> {
  const containers = new Map([container, others].map((one) => [one.id, one]));
  return { find: async (id) => containers.get(id) };
}
