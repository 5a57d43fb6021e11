import type { DigestAlgorithm, Digests } from '../digests.ts';
import type { Lifecycle } from '../lifecycle.ts';
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

/** What the index's thread is started with. */
export interface IndexThreadOptions {
  /** Where the object store keeps everything. */
  readonly directory: string;
  readonly lifecycle: Lifecycle;
}

/** What the thread says when it is ready: a sentence about each thing that it found broken and has set aside. */
export interface IndexReport {
  readonly setAside: readonly string[];
}

/** An object to be made of a version of another one, with its headers and tags where none are given. */
export interface ObjectCopy extends Pick<NewObject, 'key' | 'createdAt' | 'storedAt' | 'upload'> {
  readonly source: { readonly key: string; readonly versionId: string | undefined };
  readonly headers: StoredObject['headers'] | undefined;
  readonly tags: ObjectTags | undefined;
  readonly onlyNew: boolean;
}

/** The version that was to be copied if there is one, and the copy, unless the version is no object or too large, or the copy was to be new. */
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

/** After a key, or after one of its versions. */
export interface ListPosition {
  readonly key: string;
  readonly versionId: string | undefined;
}

/** What a step of a sweep has done, and the position at which the sweep goes on if it has not ended. */
export interface SweepStep {
  /** How many current versions were succeeded by a delete marker. */
  readonly expired: number;
  /** How many versions, delete markers included, were removed for good. */
  readonly removed: number;
  readonly next: ListPosition | undefined;
}

/**
 * What the index's thread can be asked for. Nothing comes between the beginning and the end of what is done with objects.
 * Where no version is named, the current one is meant.
 */
export type IndexFunctions = {
  readonly find: (key: string, versionId: string | undefined) => Version | undefined;
  /** The files are kept until they are released, also where the version is removed meanwhile. */
  readonly read: (key: string, versionId: string | undefined) => VersionWithContent | undefined;
  /** Lets go of files that were read. */
  readonly release: (files: readonly string[]) => void;
  /** At most so many versions of keys that begin like this, by key and the newest first. */
  readonly list: (prefix: string, after: ListPosition, most: number) => ListedVersion[];
  /** Makes a file for an object to come; what is calculated of its bytes are these digests. */
  readonly beginFile: (file: string, algorithms: readonly DigestAlgorithm[]) => void;
  /** Writes the next bytes of a file, and gives their memory back. */
  readonly appendToFile: (file: string, bytes: Uint8Array<ArrayBuffer>) => ArrayBuffer;
  /** Answers once the file is on the disk, and its name as well. */
  readonly endFile: (file: string) => Digests;
  /** Removes a file that no object is to have. */
  readonly discardFile: (file: string) => void;
  /** Adds a version whose file, if it has one, was ended. Undefined where there is an object and must be none. */
  readonly put: (object: NewObject, content: Content, onlyNew: boolean) => StoredObject | undefined;
  readonly copy: (copy: ObjectCopy) => CopyOutcome;
  /** The version, whose tags were replaced if it is an object. */
  readonly replaceTags: (key: string, versionId: string | undefined, tags: ObjectTags) => Version | undefined;
  readonly addDeleteMarker: (key: string, now: number) => DeleteMarker;
  /** Removes a version for good. Answers what it was. */
  readonly remove: (key: string, versionId: string) => Version | undefined;
  readonly addUpload: (upload: MultipartUpload) => void;
  readonly findUpload: (name: UploadName) => MultipartUpload | undefined;
  /** Adds or replaces a part whose file, if it has one, was ended. Undefined where there is no such upload. */
  readonly putPart: (name: UploadName, part: Part, content: Content) => Part | undefined;
  /** At most so many parts with greater numbers, by number. Undefined where there is no such upload. */
  readonly listParts: (name: UploadName, after: number, most: number) => Part[] | undefined;
  readonly completeUpload: (completion: Completion) => CompletionOutcome;
  /** Whether there was such an upload. */
  readonly abortUpload: (name: UploadName) => boolean;
  /** Removes some uploads that the lifecycle ends at `now`, in milliseconds since 1970. Answers how many. */
  readonly abortUploads: (now: number) => number;
  /** The objects whose event was not confirmed. */
  readonly pendingEvents: () => StoredObject[];
  /** Notes some time later that the object's event was delivered, unless it was removed. */
  readonly confirmEvent: (object: Pick<StoredObject, 'key' | 'sequencer'>) => void;
  /** Does what the lifecycle asks for at `now`, in milliseconds since 1970, to some versions after this position. */
  readonly sweep: (now: number, after: ListPosition) => SweepStep;
};
