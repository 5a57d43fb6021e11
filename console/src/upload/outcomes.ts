import type { Resource } from '../api.ts';
import { showArrival } from '../resources/arrivals.ts';
import { failureWords, isGone, isOfNetwork } from './failure.ts';
import { createRetries } from './retries.ts';
import type { Schedule, UploadFile } from './schedule.ts';
import { deleteQuietly, hasArrived, newKey } from './signing.ts';
import type { UploadState } from './upload.ts';
import type { UploadUppy } from './uppy.ts';

/** What becomes of uploads. */
export interface Outcomes {
  stateOf(file: UploadFile): UploadState;
  /** Why an upload failed, in words. */
  failureOf(file: UploadFile): string | undefined;
  /** Tries an upload again that has failed. */
  retry(id: string): void;
  end(): void;
}

/** Uppy keeps this of an upload in parts for when it goes on. */
const NO_PARTS: object = { s3Multipart: undefined };

/** Shows what arrives, tries again what may arrive, and deletes what is given up. */
export function followOutcomes(uppy: UploadUppy, schedule: Schedule): Outcomes {
  const failures = new Map<string, string>();
  const retries = createRetries(retry);
  let isEnded = false;

  function retry(id: string): void {
    failures.delete(id);
    if (uppy.getFile(id)?.error) schedule.retry(id);
  }

  uppy.on('s3-multipart:part-uploaded', ({ id }) => retries.forget(id));
  uppy.on('upload-success', (file) => {
    if (file !== undefined) showArrival(resourceOf(uppy.getFile(file.id) ?? file));
  });
  uppy.on('upload-error', async (file, error) => {
    if (file === undefined) return;
    const { id, size } = file;
    failures.set(id, failureWords(error));
    retries.noteFailure(id, error);
    const { resourceId } = uppy.getFile(id)?.meta ?? {};
    if (isOfNetwork(error) || resourceId === undefined) return;
    if (await hasArrived(resourceId, size)) settle(uppy, id);
    else if (isGone(error)) startAfresh(uppy, id);
  });
  uppy.on('file-removed', ({ id, meta, progress, ...file }) => {
    failures.delete(id);
    retries.forget(id);
    if (isEnded || meta.resourceId === undefined || progress.uploadComplete) return;
    // Uppy gives up the parts of what it is busy with, and the signature for that needs the resource.
    const hasParts = 's3Multipart' in file && file.s3Multipart !== undefined;
    if (!schedule.isRunning(id) || !hasParts) deleteQuietly(meta.resourceId);
  });

  return {
    stateOf(file) {
      const state = schedule.stateOf(file);
      return state === 'failed' && retries.isDue(file.id) ? 'retrying' : state;
    },
    failureOf: ({ id, error }) => (error ? (failures.get(id) ?? error) : undefined),
    retry,
    end() {
      isEnded = true;
      retries.end();
    },
  };
}

/** The next attempt begins with another resource. */
function startAfresh(uppy: UploadUppy, id: string): void {
  const file = uppy.getFile(id);
  if (file === undefined) return;
  uppy.setFileMeta(id, { ...file.meta, key: newKey() });
  uppy.setFileState(id, NO_PARTS);
}

/** The file has come, although nobody said so. */
function settle(uppy: UploadUppy, id: string): void {
  const file = uppy.getFile(id);
  if (file === undefined) return;
  uppy.setFileState(id, { error: null, ...NO_PARTS });
  uppy.emit('upload-success', file, { status: 200, body: {} });
}

/** What the list will say of a file, as far as the page knows. */
function resourceOf({ name, type, size, meta }: UploadFile): Resource {
  const now = new Date().toISOString();
  const id = meta.resourceId ?? '';
  return {
    id,
    status: 'available',
    file_name: name,
    mime_type: type,
    size,
    etag: null,
    sha256: null,
    container_id: meta.containerId ?? null,
    tags: [...meta.tags],
    created_at: now,
    uploaded_at: now,
    expires_at: meta.expiresAt ?? null,
    uri: `${location.origin}/v1/resources/${id}`,
  };
}
