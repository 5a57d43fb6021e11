import type { Outcomes } from './outcomes.ts';
import type { UploadFile } from './schedule.ts';
import { createSpeed, type Speed } from './speed.ts';
import type { Upload } from './upload.ts';
import type { UploadUppy } from './uppy.ts';

/** How often what is shown follows, in milliseconds. */
const EVERY = 100;

/** Speeds fall when nothing happens, and are looked at so often, in milliseconds. */
const SPEEDS_EVERY = 1000;

/** Shows the uploads whenever they change. Returns what ends that. */
export function showChanges(
  uppy: UploadUppy,
  { stateOf, failureOf }: Pick<Outcomes, 'stateOf' | 'failureOf'>,
  show: (uploads: readonly Upload[]) => void,
): () => void {
  const speeds = new Map<string, Speed>();
  let isDue = false;
  let isEnded = false;

  function uploadOf(file: UploadFile): Upload {
    const { id, name, progress, meta } = file;
    const state = stateOf(file);
    const size = file.size ?? 0;
    return {
      id,
      name,
      state,
      size,
      sent: state === 'done' ? size : Number(progress.bytesUploaded || 0),
      speed: state === 'sending' ? (speeds.get(id)?.at(Date.now()) ?? 0) : 0,
      failure: failureOf(file),
      resourceId: meta.resourceId,
    };
  }

  function showSoon(): void {
    if (isDue) return;
    isDue = true;
    setTimeout(() => {
      isDue = false;
      if (isEnded) return;
      const uploads = uppy.getFiles().map(uploadOf);
      show(uploads);
      if (uploads.some(({ state }) => state === 'sending')) setTimeout(showSoon, SPEEDS_EVERY);
    }, EVERY);
  }

  uppy.on('state-update', showSoon);
  uppy.on('file-removed', ({ id }) => speeds.delete(id));
  uppy.on('upload-progress', (file, { bytesUploaded }) => {
    if (file === undefined) return;
    const speed = speeds.get(file.id) ?? createSpeed();
    speeds.set(file.id, speed);
    speed.note(Number(bytesUploaded || 0), Date.now());
  });
  return () => {
    isEnded = true;
  };
}
