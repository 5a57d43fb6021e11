import type { ContentWriter } from './content-writer.ts';
import type { Digests } from './digests.ts';
import type { IncomingBytes } from './incoming-bytes.ts';
import type { Index } from './index/functions.ts';
import type { Completion, CompletionOutcome, MultipartUpload, Part, UploadName } from './multipart-upload.ts';

/** The unfinished multipart uploads on the disk. Each part has a content like an object's, which is never copied. */
export class MultipartStorage {
  readonly #index: Index;
  readonly #writer: ContentWriter;

  constructor(index: Index, writer: ContentWriter) {
    this.#index = index;
    this.#writer = writer;
  }

  add(upload: MultipartUpload): Promise<void> {
    return this.#index.call('addUpload', [upload]);
  }

  find(name: UploadName): Promise<MultipartUpload | undefined> {
    return this.#index.call('findUpload', [name]);
  }

  /**
   * Adds a part of these bytes, or replaces the one with its number. Calls `describe` when all have passed; if it
   * throws, nothing is left. Resolves to undefined if there is no such upload by then.
   */
  putPart(
    name: UploadName,
    bytes: IncomingBytes,
    describe: (digests: Digests) => Part,
  ): Promise<Part | undefined> {
    return this.#writer.write(bytes, (digests, content, transfer) =>
      this.#index.call('putPart', [name, describe(digests), content], transfer),
    );
  }

  /** A limited number of parts with greater numbers, by number. Resolves to undefined if there is no such upload. */
  list(name: UploadName, after: number, most: number): Promise<readonly Part[] | undefined> {
    return this.#index.call('listParts', [name, after, most]);
  }

  complete(completion: Completion): Promise<CompletionOutcome> {
    return this.#index.call('completeUpload', [completion]);
  }

  /** Removes an upload and its parts. Resolves to whether there was one. */
  abort(name: UploadName): Promise<boolean> {
    return this.#index.call('abortUpload', [name]);
  }
}
