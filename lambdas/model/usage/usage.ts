/** The number of existing files of a media type uploaded on one day, or a difference of this number. */
export interface UsageCount {
  /** The day of upload in UTC, such as `2026-01-31`. */
  readonly day: string;
  readonly mediaType: string;
  readonly files: number;
  readonly bytes: number;
}

/** A change of an account's count. */
export interface UsageDifference extends UsageCount {
  readonly accountId: string;
}

/** A file, as far as it is counted. Times are in milliseconds since 1970. */
export interface CountedFile {
  readonly mediaType: string;
  readonly createdAt: number;
  readonly uploadedAt?: number;
  /** In bytes. */
  readonly size?: number;
}

/** What one file adds to the counts. */
export function countOf({ mediaType, createdAt, uploadedAt = createdAt, size = 0 }: CountedFile): UsageCount {
  return { day: dayOf(uploadedAt), mediaType, files: 1, bytes: size };
}

/** The day of a time in UTC. */
export function dayOf(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}

/** Orders counts by day, then by media type, as their rows are. */
export function usageOrder({ day, mediaType }: Pick<UsageCount, 'day' | 'mediaType'>): string {
  return `${day}#${mediaType}`;
}
