/** A file that is read piece by piece. */
export interface ReadableSource {
  /** In bytes. */
  readonly size: number;
  readonly name?: string;
  /** Reads the bytes from `start` up to, but not including, `end`. May be called several times at once. */
  read(start: number, end: number): Promise<Uint8Array<ArrayBuffer>>;
}

/** What can be uploaded: a Blob, a File of a page, or a file that is read piece by piece. */
export type UploadSource = Blob | ReadableSource;

/** A piece of a file. That of a Blob is not in memory. */
export async function pieceOf(source: UploadSource, start: number, end: number): Promise<Blob> {
  if (source instanceof Blob) return source.slice(start, end);
  const bytes = await source.read(start, end);
  if (bytes.length !== end - start)
    throw new Error('The file has become shorter while it was sent: upload it again.');
  return new Blob([bytes]);
}
