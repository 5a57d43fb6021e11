/** How far an upload is. */
export interface UploadProgress {
  readonly sentBytes: number;
  readonly totalBytes: number;
}

/** A file that has been uploaded. */
export interface UploadedFile {
  readonly id: string;
  /** A URL, or a reference for a file that stays. */
  readonly uri: string;
  /** As RFC 3339 writes it; null for a file that stays. */
  readonly expires_at: string | null;
}

/** An upload in parts that can go on, as plain JSON. */
export interface UploadState extends UploadedFile {
  /** The file's key in the bucket. */
  readonly key: string;
  /** S3's id of the upload. */
  readonly uploadId: string;
  /** Of each part but the last, in bytes. */
  readonly partSize: number;
  /** Of the file, in bytes. */
  readonly size: number;
  readonly fileName: string;
}

/** Where the state of an upload in parts is kept, for it to go on after an interruption. */
export interface ResumeStore {
  load(): Promise<UploadState | undefined>;
  save(state: UploadState): Promise<void>;
  /** The upload is complete. */
  clear(): Promise<void>;
}

/** What is uploaded, and how. */
export interface UploadOptions {
  /** Without spaces. That of the source where this is left out. */
  readonly fileName?: string;
  /** That of a Blob where this is left out. */
  readonly mediaType?: string;
  readonly mode: 'temporary_url' | 'persistent_reference';
  /** Seconds from now until the file ends. */
  readonly expire?: number;
  readonly containerId?: string;
  readonly tags?: readonly string[];
  /** With the same key, the same request makes one resource. */
  readonly idempotencyKey?: string;
  readonly signal?: AbortSignal;
  /** By form, it is called at the beginning and at the end. */
  readonly onProgress?: (progress: UploadProgress) => void;
  /** Files of more bytes than this are sent in parts: 16 MiB where this is left out. */
  readonly multipartThreshold?: number;
  readonly resume?: ResumeStore;
}
