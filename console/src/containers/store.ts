import { signal } from '@preact/signals';
import { type Container, client } from '../api.ts';
import { whenSignedOut } from '../session/session.ts';

/** As many containers as can be chosen from; all of them are in the view of containers. */
const MOST = 1000;

/** The account's containers to choose from, by name. */
export const containers = signal<readonly Container[]>([]);

let loading: Promise<void> | undefined;

whenSignedOut(() => {
  containers.value = [];
  loading = undefined;
});

/** Loads the containers to choose from, once. */
export function loadContainers(): Promise<void> {
  loading ??= reloadContainers().catch((error) => {
    loading = undefined;
    throw error;
  });
  return loading;
}

/** Loads them again. */
export async function reloadContainers(): Promise<void> {
  containers.value = (await client.containers({ sort: 'name', limit: MOST })).data;
}

/** The name of a container, where it is known. */
export function containerName(id: string): string {
  return containers.value.find((one) => one.id === id)?.name ?? id;
}
