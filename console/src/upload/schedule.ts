import type { Body, UppyFile } from '@uppy/core';
import type { UploadMeta } from './signing.ts';
import type { UploadState } from './upload.ts';
import type { UploadUppy } from './uppy.ts';

/** So many files are sent at once: browsers have six connections to a host, and the page needs some, too. */
const AT_ONCE = 4;

export type UploadFile = UppyFile<UploadMeta, Body>;

/** Which files are sent, and which wait. */
export interface Schedule {
  /** Starts as many of those that wait as may be sent at once. */
  advance(): void;
  pause(id: string): void;
  resume(id: string): void;
  retry(id: string): void;
  isRunning(id: string): boolean;
  stateOf(file: UploadFile): UploadState;
}

/**
 * Starts each file on its own: Uppy itself would begin with all, let those that pause keep the others waiting, and try
 * those that have failed once more before any new one.
 */
export function createSchedule(uppy: UploadUppy): Schedule {
  /** Files that Uppy is busy with, paused ones too. */
  const running = new Set<string>();

  function stateOf({ id, progress, isGhost, error, isPaused }: UploadFile): UploadState {
    if (progress.uploadComplete) return 'done';
    if (isGhost) return 'lost';
    if (error) return 'failed';
    if (isPaused) return 'paused';
    return running.has(id) ? 'sending' : 'waiting';
  }

  function advance(): void {
    const files = uppy.getFiles();
    const sending = files.filter((file) => stateOf(file) === 'sending').length;
    const next = files.filter((file) => stateOf(file) === 'waiting').slice(0, Math.max(0, AT_ONCE - sending));
    for (const { id } of next) start(id);
  }

  function start(id: string): void {
    running.add(id);
    // Uppy tells failures by its events.
    uppy
      .retryUpload(id)
      .catch(() => {})
      .finally(() => {
        running.delete(id);
        advance();
      });
  }

  function setPaused(id: string, isPaused: boolean): void {
    const file = uppy.getFile(id);
    if (file === undefined || Boolean(file.isPaused) === isPaused) return;
    if (running.has(id)) uppy.pauseResume(id);
    else uppy.setFileState(id, { isPaused });
    advance();
  }

  return {
    advance,
    pause: (id) => setPaused(id, true),
    resume: (id) => setPaused(id, false),
    retry(id) {
      uppy.setFileState(id, { error: null });
      advance();
    },
    isRunning: (id) => running.has(id),
    stateOf,
  };
}
