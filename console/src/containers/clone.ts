import { signal } from '@preact/signals';
import { api, type Container, wordsOf } from '../api.ts';
import { tell } from '../design/toasts.tsx';
import { reload } from './list.ts';

/** A clone under way. */
export interface Clone {
  /** The container that is copied. */
  readonly from: string;
  readonly name: string;
  readonly total: number;
  readonly copied: number;
}

/** The clone under way, of which an account has one at a time. */
export const clone = signal<Clone | undefined>(undefined);

/** Where the id of the container that is copied stands, for a reload of the page. */
const KEY = 'clone';

/** How often its progress is asked for, in milliseconds. */
const PAUSE = 1000;

/** Starts a clone. Rejects with `ApiError` if another one is under way. */
export async function startClone({ id }: Container, name: string): Promise<void> {
  await api.POST('/containers/{id}/clone', { params: { path: { id } }, body: { name } });
  sessionStorage.setItem(KEY, id);
  clone.value = { from: id, name, total: 0, copied: 0 };
  void watch(id);
}

/** Watches the clone that was under way before the page was loaded again. */
export function resumeClone(): void {
  const id = sessionStorage.getItem(KEY);
  if (id !== null && clone.value === undefined) void watch(id);
}

async function watch(id: string): Promise<void> {
  try {
    for (;;) {
      const { data, response } = await api.GET('/containers/{id}/clone', { params: { path: { id } } });
      if (data === undefined || response.status === 200) {
        tell({ text: `${data?.name} is complete.` });
        break;
      }
      const { name, total, copied } = data;
      clone.value = { from: id, name, total, copied };
      await new Promise((resolve) => setTimeout(resolve, PAUSE));
    }
  } catch (error) {
    tell({ text: wordsOf(error), isFailure: true });
  }
  sessionStorage.removeItem(KEY);
  clone.value = undefined;
  // What fails here is said by the list itself.
  await reload().catch(() => {});
}
