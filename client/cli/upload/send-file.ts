import { stat } from 'node:fs/promises';
import { ApiError, type ResourceManager } from '../../src/index.ts';
import { fileSource } from '../../src/node.ts';
import { CommandError } from '../errors.ts';
import { type UnfinishedUpload, unfinishedUpload } from './unfinished.ts';

/** A file, and how the service is to know it. */
export interface FileToSend {
  readonly path: string;
  readonly shown: string;
  /** In bytes. */
  readonly size: number;
  /** In milliseconds since 1970; undefined for what cannot be read again, and so cannot go on. */
  readonly modified?: number;
  readonly fileName: string;
  readonly mediaType: string;
}

/** What is asked for all files. */
export interface Settings {
  /** The address of the service. */
  readonly service: string;
  readonly mode: 'temporary_url' | 'persistent_reference';
  /** In seconds. */
  readonly expire?: number;
  readonly containerId?: string;
  readonly tags?: readonly string[];
  /** Whether what is known of earlier uploads is forgotten. */
  readonly restart: boolean;
}

/** Where a file is now. */
export interface Sent {
  readonly file: string;
  readonly id: string;
  readonly uri: string;
  readonly expires_at: string | null;
}

/** Where files are sent to, and what is asked for them. */
export interface Destination {
  readonly client: ResourceManager;
  /** Where uploads that may go on are kept. */
  readonly folder: string;
  readonly settings: Settings;
}

export interface Sending {
  readonly signal: AbortSignal;
  readonly onProgress: (sentBytes: number) => void;
}

/** A file that has been uploaded. */
export interface SentFile {
  readonly sent: Sent;
  /** For when all files have been uploaded: until then, the same command finds that this one has been. */
  readonly forget: () => Promise<void>;
}

/** Uploads a file, or goes on where an earlier upload of the same file has ended. */
export async function sendFile(
  { client, folder, settings }: Destination,
  file: FileToSend,
  sending: Sending,
): Promise<SentFile> {
  if (file.size === 0) throw new CommandError('it is empty, and the service takes no empty files.');
  const begin = () => unfinishedOf(folder, file, settings);
  if (settings.restart) await (await begin())?.forget();
  const unfinished = await begin();
  try {
    return await send(client, file, settings, sending, unfinished);
  } catch (error) {
    if (!unfinished?.isKnown || !hasEnded(error)) throw error;
    await unfinished.forget();
    return send(client, file, settings, sending, await begin());
  }
}

/** Whether what an earlier upload has made has expired, or was deleted. */
function hasEnded(error: unknown): boolean {
  return error instanceof ApiError && (error.status === 410 || error.status === 404);
}

async function unfinishedOf(
  folder: string,
  { path, size, modified, fileName, mediaType }: FileToSend,
  { service, mode, expire, containerId, tags }: Settings,
): Promise<UnfinishedUpload | undefined> {
  if (modified === undefined) return undefined;
  const asked = { service, mode, expire, containerId, tags };
  return unfinishedUpload(folder, { path, size, modified, fileName, mediaType, ...asked });
}

async function send(
  client: ResourceManager,
  file: FileToSend,
  settings: Settings,
  { signal, onProgress }: Sending,
  unfinished: UnfinishedUpload | undefined,
): Promise<SentFile> {
  const { expire, containerId, tags } = settings;
  const { id, uri, expires_at } = await client.upload(await fileSource(file.path), {
    fileName: file.fileName,
    mediaType: file.mediaType,
    mode: settings.mode,
    ...(expire === undefined ? {} : { expire }),
    ...(containerId === undefined ? {} : { containerId }),
    ...(tags === undefined ? {} : { tags }),
    ...(unfinished === undefined ? {} : { idempotencyKey: unfinished.key, resume: unfinished }),
    signal,
    onProgress: ({ sentBytes }) => onProgress(sentBytes),
  });
  const forget = async () => unfinished?.forget();
  if (await hasChanged(file)) {
    await client.api.DELETE('/v1/resources/{id}', { params: { path: { id } } });
    await forget();
    throw new CommandError('it has changed while it was sent: upload it again.');
  }
  return { sent: { file: file.shown, id, uri, expires_at }, forget };
}

/** Whether a file has changed while it was sent: nobody knows what of it has arrived. */
async function hasChanged({ path, size, modified }: FileToSend): Promise<boolean> {
  const now = await stat(path);
  return modified !== undefined && (now.size !== size || now.mtimeMs !== modified);
}
