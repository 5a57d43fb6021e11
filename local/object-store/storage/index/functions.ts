import type { DigestAlgorithm, Digests } from '../digests.ts';
import type { LifecycleRule } from '../lifecycle.ts';
import type { ObjectTags } from '../object-tagging.ts';
import type { Content, NewObject, StoredObject } from '../stored-object.ts';

/** The folder of the files that hold objects' bytes, beside the index. */
export const DATA = 'data';

/** What the index's thread is started with. */
export interface IndexThreadOptions {
  /** Where the object store keeps everything. */
  readonly directory: string;
  readonly lifecycleRules: readonly LifecycleRule[];
}

/** What the thread says when it is ready: a sentence about each thing that it found broken and has set aside. */
export interface IndexReport {
  readonly setAside: readonly string[];
}

/** An object to be made of another one's bytes, with its headers and tags where none are given. */
export interface ObjectCopy extends Pick<NewObject, 'key' | 'createdAt' | 'upload'> {
  readonly source: string;
  readonly headers: StoredObject['headers'] | undefined;
  readonly tags: ObjectTags | undefined;
}

export interface ObjectWithContent {
  readonly object: StoredObject;
  readonly content: Content;
}

/** Where a sweep is: what it has removed in this step, and the key after which it goes on if it has not ended. */
export interface SweepStep {
  readonly deleted: number;
  readonly next: string | undefined;
}

/**
 * What the index's thread can be asked for. Nothing comes between the beginning and the end of what is done with objects.
 */
export type IndexFunctions = {
  readonly find: (key: string) => StoredObject | undefined;
  readonly read: (key: string) => ObjectWithContent | undefined;
  /** Makes a file for an object to come; what is calculated of its bytes are these digests. */
  readonly beginFile: (file: string, algorithms: readonly DigestAlgorithm[]) => void;
  /** Writes the next bytes of a file. */
  readonly appendToFile: (file: string, bytes: Uint8Array<ArrayBuffer>) => void;
  /** Answers once the file is on the disk, and its name as well. */
  readonly endFile: (file: string) => Digests;
  /** Removes a file that no object is to have. */
  readonly discardFile: (file: string) => void;
  /** Creates or replaces an object whose file, if it has one, was ended. Undefined where it exists and must not. */
  readonly put: (object: NewObject, content: Content, onlyNew: boolean) => StoredObject | undefined;
  /** Undefined where there is no source. */
  readonly copy: (copy: ObjectCopy) => StoredObject | undefined;
  /** Whether there is such an object. */
  readonly replaceTags: (key: string, tags: ObjectTags) => boolean;
  readonly remove: (key: string) => void;
  /** The objects whose event was not confirmed. */
  readonly pendingEvents: () => StoredObject[];
  /** Notes some time later that the object's event was delivered, unless it was replaced or removed. */
  readonly confirmEvent: (object: Pick<StoredObject, 'key' | 'sequencer'>) => void;
  /** Removes what has expired at `now`, in milliseconds since 1970, among some objects after this key. */
  readonly sweep: (now: number, after: string) => SweepStep;
};
