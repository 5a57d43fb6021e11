import type { DatabaseThread } from '../../../database/database-thread.ts';
import type { DigestAlgorithm, Digests } from '../digests.ts';
import type { Confirmed } from '../event-confirmations.ts';
import type { Lifecycle } from '../lifecycle.ts';
import type { Memory } from '../memory.ts';
import type {
  Completion,
  CompletionOutcome,
  MultipartUpload,
  Part,
  UploadName,
} from '../multipart-upload.ts';
import type { ObjectTags } from '../object-tagging.ts';
import type { Content, DeleteMarker, NewObject, Segment, StoredObject, Version } from '../stored-object.ts';

/** The folder of the files that hold objects' bytes, beside the index. */
export const DATA = 'data';

/** The options of the index's thread. */
export interface IndexThreadOptions {
  /** The folder of the object store's data. */
  readonly directory: string;
  readonly lifecycle: Lifecycle;
}

/** The thread's report when it is ready: a sentence about each damaged thing that it has set aside. */
export interface IndexReport {
  readonly setAside: readonly string[];
}

/** A copy of an object's version, by default with its headers and tags. */
export interface ObjectCopy extends Pick<NewObject, 'key' | 'createdAt' | 'storedAt' | 'upload'> {
  readonly source: { readonly key: string; readonly versionId: string | undefined };
  readonly headers: StoredObject['headers'] | undefined;
  readonly tags: ObjectTags | undefined;
  readonly onlyNew: boolean;
}

/**
 * The source version, if it exists, and the copy. There is no copy if the version is no object or too large, or the
 * copy must be new and an object exists.
 */
export interface CopyOutcome {
  readonly source: Version | undefined;
  readonly copy: StoredObject | undefined;
}

export type VersionWithContent =
  | { readonly object: StoredObject; readonly segments: readonly Segment[] }
  | DeleteMarker;

export interface ListedVersion {
  readonly version: Version;
  /** In milliseconds since 1970; undefined for the current version. */
  readonly noncurrentSince: number | undefined;
}

/** A position after a key, or after one of its versions. */
export interface ListPosition {
  readonly key: string;
  readonly versionId: string | undefined;
}

/** The outcome of a step of a sweep, and the position to continue at, unless the sweep has ended. */
export interface SweepStep {
  /** The number of current versions that got a delete marker. */
  readonly expired: number;
  /** The number of versions, including delete markers, that were removed for good. */
  readonly removed: number;
  readonly next: ListPosition | undefined;
}

/** The index's thread. */
export type Index = DatabaseThread<IndexFunctions, IndexReport>;

/** The functions of the index's thread. Each is atomic. Without a version, they use the current one. */
export type IndexFunctions = {
  readonly find: (key: string, versionId: string | undefined) => Version | undefined;
  /** Keeps the files until they are released, even if the version is removed meanwhile. */
  readonly read: (key: string, versionId: string | undefined) => VersionWithContent | undefined;
  /** Releases files that were read. */
  readonly release: (files: readonly string[]) => void;
  /** Appends bytes to a new file, which is made with the first ones. Returns their memory. */
  readonly appendToFile: (name: string, bytes: Memory, algorithms: readonly DigestAlgorithm[]) => ArrayBuffer;
  /** Ends a new file, whose bytes may still be on their way to the disk. Returns their digests. */
  readonly endFile: (name: string) => Digests;
  /** Removes a new file that no content will have. */
  readonly discardFile: (name: string) => void;
  /** A limited number of versions of keys with this prefix, by key and newest first. */
  readonly list: (prefix: string, after: ListPosition, most: number) => ListedVersion[];
  /** Adds a version. Its file, if it has one, was ended. Undefined if it must be new and an object exists. */
  readonly put: (object: NewObject, content: Content, onlyNew: boolean) => StoredObject | undefined;
  readonly copy: (copy: ObjectCopy) => CopyOutcome;
  /** The version, with replaced tags if it is an object. */
  readonly replaceTags: (key: string, versionId: string | undefined, tags: ObjectTags) => Version | undefined;
  readonly addDeleteMarker: (key: string, now: number) => DeleteMarker;
  /** Removes a version for good, and returns it. */
  readonly remove: (key: string, versionId: string) => Version | undefined;
  readonly addUpload: (upload: MultipartUpload) => void;
  readonly findUpload: (name: UploadName) => MultipartUpload | undefined;
  /** Adds or replaces a part. Its file, if it has one, was ended. Undefined if there is no such upload. */
  readonly putPart: (name: UploadName, part: Part, content: Content) => Part | undefined;
  /** A limited number of parts with greater numbers, by number. Undefined if there is no such upload. */
  readonly listParts: (name: UploadName, after: number, most: number) => Part[] | undefined;
  readonly completeUpload: (completion: Completion) => CompletionOutcome;
  /** Aborts an upload. False if there is none. */
  readonly abortUpload: (name: UploadName) => boolean;
  /** Removes some of the uploads that the lifecycle ends at `now`, in milliseconds since 1970. Returns their number. */
  readonly abortUploads: (now: number) => number;
  /** The objects with unconfirmed events. */
  readonly pendingEvents: () => StoredObject[];
  /** Notes that the objects' events were delivered. Ignores objects that were removed. */
  readonly confirmEvents: (objects: readonly Confirmed[]) => void;
  /** Applies the lifecycle at `now`, in milliseconds since 1970, to some versions after this position. */
  readonly sweep: (now: number, after: ListPosition) => SweepStep;
};
