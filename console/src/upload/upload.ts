/** A file that somebody has chosen or dropped. */
export interface ChosenFile {
  readonly file: File;
  /** Its path in the folder that was chosen, or its name. */
  readonly path: string;
}

/** What is decided for files before they are uploaded. */
export interface UploadOptions {
  readonly containerId?: string | undefined;
  readonly tags: readonly string[];
  /** Seconds until the files end; undefined for files that stay. */
  readonly life?: number | undefined;
}

/**
 * `retrying` waits for another attempt after a failure that may pass; `lost` means that the page was loaded again, and has
 * the file no more: it must be chosen again.
 */
export type UploadState = 'waiting' | 'sending' | 'paused' | 'retrying' | 'failed' | 'lost' | 'done';

/** A file on its way. */
export interface Upload {
  readonly id: string;
  readonly name: string;
  readonly state: UploadState;
  /** In bytes. */
  readonly size: number;
  readonly sent: number;
  /** Bytes in a second. */
  readonly speed: number;
  /** In words, where it failed. */
  readonly failure?: string | undefined;
  readonly resourceId?: string | undefined;
}

/** What can be done with uploads. */
export interface Engine {
  /** Uploads files, those first that were added first. */
  add(files: readonly ChosenFile[], options: UploadOptions): void;
  /** Goes on with lost uploads whose files are among these. Returns how many. */
  addAgain(files: readonly File[]): number;
  pause(id: string): void;
  resume(id: string): void;
  /** Gives an upload up, and deletes what there is of it; one that is done leaves the list alone. */
  remove(id: string): void;
  retry(id: string): void;
  /** Gives up everything, with this last token. */
  end(token: string): void;
}
