import { showChanges } from './display.ts';
import { mediaTypeOf, nameOf } from './file.ts';
import { followOutcomes } from './outcomes.ts';
import { createSchedule } from './schedule.ts';
import { newKey } from './signing.ts';
import { takeSlot } from './slot.ts';
import type { ChosenFile, Engine, Upload, UploadOptions } from './upload.ts';
import { createUppy, type UploadUppy } from './uppy.ts';

/** Starts the uploads of a user, and goes on with those that an earlier page has left. */
export async function startEngine(
  username: string,
  show: (uploads: readonly Upload[]) => void,
): Promise<Engine> {
  const slot = await takeSlot(username);
  const uppy = createUppy(slot.name);
  const schedule = createSchedule(uppy);
  const outcomes = followOutcomes(uppy, schedule);
  const stopShowing = showChanges(uppy, outcomes, (uploads) => {
    slot.markUnfinished(uploads.some(({ state }) => state !== 'done'));
    show(uploads);
  });
  uppy.on('restored', () => {
    uppy.setState({ currentUploads: {}, recoveredState: null });
    schedule.advance();
  });
  return {
    add(files, options) {
      addFiles(uppy, files, options);
      schedule.advance();
    },
    addAgain(files) {
      const found = restoreFiles(uppy, files);
      schedule.advance();
      return found;
    },
    pause: schedule.pause,
    resume: schedule.resume,
    remove: (id) => uppy.removeFile(id),
    retry: outcomes.retry,
    end(token) {
      outcomes.end();
      stopShowing();
      for (const { meta, progress } of uppy.getFiles())
        if (meta.resourceId !== undefined && !progress.uploadComplete) deleteWith(token, meta.resourceId);
      uppy.destroy();
      slot.markUnfinished(false);
      slot.release();
    },
  };
}

function addFiles(uppy: UploadUppy, files: readonly ChosenFile[], options: UploadOptions): void {
  const added = files.map(({ file, path }) => ({
    name: nameOf(file.name),
    type: mediaTypeOf(file),
    data: file,
    meta: { key: newKey(), relativePath: path, ...options },
  }));
  const isAdded = (name: string, size: number | null) =>
    added.some(({ name: other, data }) => other === name && data.size === size);
  // What was uploaded before may be uploaded again.
  const done = uppy.getFiles().filter(({ progress }) => progress.uploadComplete);
  uppy.removeFiles(done.filter(({ name, size }) => isAdded(name, size)).map(({ id }) => id));
  uppy.addFiles(added);
}

/** Gives lost uploads their files again. Returns how many. */
function restoreFiles(uppy: UploadUppy, files: readonly File[]): number {
  const lost = uppy.getFiles().filter(({ isGhost }) => isGhost);
  const found = lost.flatMap(({ id, name, size }) => {
    const data = files.find((file) => nameOf(file.name) === name && file.size === size);
    return data === undefined ? [] : [{ id, data }];
  });
  for (const { id, data } of found) uppy.setFileState(id, { data, isGhost: false });
  return found.length;
}

/** Whoever leaves has no further token. */
function deleteWith(token: string, id: string): void {
  const headers = { authorization: `Bearer ${token}` };
  fetch(`/v1/resources/${id}`, { method: 'DELETE', headers, keepalive: true }).catch(() => {});
}
