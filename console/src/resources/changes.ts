import { effect } from '@preact/signals';
import { api, type Resource, wordsOf } from '../api.ts';
import { tell } from '../design/toasts.tsx';
import { session } from '../session/session.ts';
import { leaving, pages } from './list.ts';

/** What of a file can be changed. */
export interface Change {
  readonly file_name?: string;
  /** In RFC 3339. */
  readonly expires_at?: string;
  readonly container_id?: string | null;
  readonly tags?: string[];
}

/** Changes a file, here too. Resolves to it. Rejects with `ApiError` if the service refuses. */
export async function changeResource(id: string, change: Change): Promise<Resource | undefined> {
  const { data } = await api.PATCH('/v1/resources/{id}', { params: { path: { id } }, body: change });
  if (data !== undefined) pages.change((items) => items.map((one) => (one.id === id ? data : one)));
  return data;
}

/** Files that will be deleted unless somebody changes their mind. */
const pending = new Set<string>();

/** Deletes a file after some seconds in which that can be taken back. It is not shown any more. */
export function deleteSoon({ id, file_name: name }: Pick<Resource, 'id' | 'file_name'>): void {
  pending.add(id);
  leaving.value = new Set([...leaving.value, id]);
  tell({
    text: `${name} was deleted.`,
    action: { label: 'Undo', run: () => keep(id) },
    onEnd: () => void deleteNow(id, name),
  });
}

function keep(id: string): void {
  pending.delete(id);
  leaving.value = new Set([...leaving.value].filter((one) => one !== id));
}

async function deleteNow(id: string, name: string): Promise<void> {
  if (!pending.delete(id)) return;
  try {
    await api.DELETE('/v1/resources/{id}', { params: { path: { id } } });
    pages.change((items) => items.filter((one) => one.id !== id));
  } catch (error) {
    tell({ text: `${name} could not be deleted. ${wordsOf(error)}`, isFailure: true });
  }
  keep(id);
}

/** Whoever leaves does not change their mind: what is pending is deleted with the last token. */
function deletePending(token: string): void {
  for (const id of pending)
    void fetch(`/v1/resources/${id}`, {
      method: 'DELETE',
      headers: { authorization: `Bearer ${token}` },
      keepalive: true,
    });
  pending.clear();
}

let lastToken: string | undefined;

effect(() => {
  const token = session.value?.token;
  if (token === undefined && lastToken !== undefined) deletePending(lastToken);
  lastToken = token;
});

addEventListener('pagehide', () => lastToken !== undefined && deletePending(lastToken));
