import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { accessDenied, S3Error } from '../http/errors.ts';
import type { Signer } from '../signature/signature.ts';
import type { ObjectFiles } from '../storage/object-files.ts';
import type { StoredObject } from '../storage/stored-object.ts';
import { MeasuredBytes } from './measured-bytes.ts';
import { authorizeForm, requiredField } from './post-authorization.ts';
import { discardForm, type PostForm, readPostForm } from './post-form.ts';
import { checkPolicy, type PostPolicy } from './post-policy.ts';
import { describeUpload, type UploadDescription } from './upload-description.ts';

/** Where uploads go, and whose signature they need. */
export interface UploadTarget {
  readonly files: ObjectFiles;
  readonly bucket: string;
  readonly signer: Signer;
  readonly now: () => number;
}

export interface Upload {
  readonly object: StoredObject;
  /** The form's fields, their names in lower case. */
  readonly fields: ReadonlyMap<string, string>;
}

/**
 * Stores the file of a browser's upload form (S3's API, "POST Object") if its policy allows it. Nothing of the file is
 * read before the policy's signature and its conditions were found to hold, and nothing is left of it where the
 * upload is refused. Rejects with S3's errors.
 */
export async function receiveUpload(
  request: IncomingMessage,
  requestId: string,
  target: UploadTarget,
): Promise<Upload> {
  const form = await readPostForm(request);
  try {
    const fields = substituteFileName(form);
    const policy = checkForm(fields, target);
    const description = describeUpload(fields);
    const object = await storeFile(form, description, policy, target, {
      eventId: randomUUID(),
      requestId,
      sourceAddress: request.socket.remoteAddress ?? '',
    });
    return { object, fields };
  } catch (error) {
    discardForm(request);
    throw error;
  }
}

/** In the key, `${filename}` stands for the name of the file; the policy's conditions are about the result. */
function substituteFileName({ fields, fileName }: PostForm): ReadonlyMap<string, string> {
  const key = fields.get('key');
  if (key === undefined) return fields;
  // biome-ignore lint/suspicious/noTemplateCurlyInString: this is how S3 writes it
  return new Map([...fields, ['key', key.replaceAll('${filename}', () => fileName)]]);
}

function checkForm(fields: ReadonlyMap<string, string>, { bucket, signer, now }: UploadTarget): PostPolicy {
  const policy = authorizeForm(fields, signer);
  requiredField(fields, 'key');
  // A policy always has to name the bucket, whether the form does or not.
  checkPolicy(policy, new Map([['bucket', bucket], ...fields]), now());
  if ((fields.get('bucket') ?? bucket) !== bucket) throw accessDenied();
  return policy;
}

async function storeFile(
  form: PostForm,
  description: UploadDescription,
  policy: PostPolicy,
  { files, now }: UploadTarget,
  upload: StoredObject['upload'],
): Promise<StoredObject> {
  const bytes = new MeasuredBytes(form.file, policy.maximumBytes);
  const dataFile = await files.write(bytes);
  try {
    await form.complete;
    if (bytes.size < policy.minimumBytes) throw entityTooSmall(bytes.size, policy.minimumBytes);
    const { md5, sha256 } = bytes.digests();
    if (description.sha256 !== undefined && description.sha256 !== sha256) throw badDigest();
    const { key, headers, tags } = description;
    return files.commit({
      key,
      dataFile,
      size: bytes.size,
      md5,
      headers,
      tags,
      createdAt: now(),
      upload,
      eventPending: true,
    });
  } catch (error) {
    files.discard(dataFile);
    throw error;
  }
}

function entityTooSmall(size: number, minimum: number): S3Error {
  const message = 'Your proposed upload is smaller than the minimum allowed size';
  const details = { ProposedSize: String(size), MinSizeAllowed: String(minimum) };
  return new S3Error(400, 'EntityTooSmall', message, details);
}

function badDigest(): S3Error {
  return new S3Error(400, 'BadDigest', 'The SHA256 you specified did not match the calculated checksum.');
}
