import type { UploadedFile } from '../resources/upload.ts';

/** Reads the bucket's list of uploaded versions, in the order of their keys. */
export interface UploadList {
  uploads(limit: number, after?: string): Promise<UploadPage>;
}

export interface UploadPage {
  readonly files: readonly Pick<UploadedFile, 'object' | 'uploadedAt'>[];
  readonly next?: string;
}

/** What a comparison of table and bucket has found. */
export interface RepairReport {
  readonly compared: number;
  readonly found: number;
  /** The first of what was found: ids of resources without their file, or objects that no record names. */
  readonly examples: readonly string[];
  /** Whether it was repaired. */
  readonly applied: boolean;
}

/** Keeps the last report of each kind. */
export interface RepairReports {
  save(name: string, report: RepairReport, at: number): Promise<void>;
  find(name: string): Promise<{ readonly report: RepairReport; readonly at: number } | undefined>;
}
