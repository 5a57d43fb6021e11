import type { IncomingMessage } from 'node:http';
import { MeasuredBytes } from '../body/measured-bytes.ts';
import { describeUploadRequest } from '../events/created-event.ts';
import { accessDenied, S3Error } from '../http/errors.ts';
import type { Signer } from '../signature/signature.ts';
import type { ObjectStorage } from '../storage/object-storage.ts';
import type { StoredObject } from '../storage/stored-object.ts';
import { authorizeForm, requiredField } from './post-authorization.ts';
import { type PostForm, readPostForm } from './post-form.ts';
import { checkPolicy, type PostPolicy } from './post-policy.ts';
import { describeUpload, type UploadDescription } from './upload-description.ts';

/** The bucket of uploads, and the signer that they need. */
export interface UploadTarget {
  readonly objects: ObjectStorage;
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
 * Stores the file of a browser's upload form (S3's API, "POST Object") if its policy allows it. Reads nothing of the
 * file before the policy's signature and conditions are checked; a refused upload leaves nothing. Rejects with S3's
 * errors.
 */
export async function receiveUpload(
  request: IncomingMessage,
  requestId: string,
  target: UploadTarget,
): Promise<Upload> {
  const form = await readPostForm(request);
  const fields = substituteFileName(form);
  const policy = checkForm(fields, target);
  const origin = describeUploadRequest(request, requestId, 'POST Object');
  const object = await storeFile(form, describeUpload(fields), policy, origin, target);
  return { object, fields };
}

/** In the key, `${filename}` stands for the file's name; the policy's conditions apply to the result. */
function substituteFileName({ fields, fileName }: PostForm): ReadonlyMap<string, string> {
  const key = fields.get('key');
  if (key === undefined) return fields;
  // biome-ignore lint/suspicious/noTemplateCurlyInString: this is how S3 writes it
  return new Map([...fields, ['key', key.replaceAll('${filename}', () => fileName)]]);
}

function checkForm(fields: ReadonlyMap<string, string>, { bucket, signer, now }: UploadTarget): PostPolicy {
  const policy = authorizeForm(fields, signer);
  requiredField(fields, 'key');
  // A policy must always name the bucket, even if the form does not.
  checkPolicy(policy, new Map([['bucket', bucket], ...fields]), now());
  if ((fields.get('bucket') ?? bucket) !== bucket) throw accessDenied();
  return policy;
}

async function storeFile(
  form: PostForm,
  { key, headers, tags, claims }: UploadDescription,
  policy: PostPolicy,
  upload: StoredObject['upload'],
  { objects, now }: UploadTarget,
): Promise<StoredObject> {
  const algorithms = claims.map(({ algorithm }) => algorithm);
  const bytes = new MeasuredBytes(fileBytes(form), policy.maximumBytes, algorithms);
  return objects.put(bytes, (digests) => {
    if (bytes.size < policy.minimumBytes) throw entityTooSmall(bytes.size, policy.minimumBytes);
    const time = now();
    const measures = bytes.verify(claims, digests);
    return { key, headers, tags, ...measures, createdAt: time, storedAt: time, upload };
  });
}

/** The file's bytes. They end when the form does, or fail with the form's error. */
async function* fileBytes({ file, complete }: PostForm): AsyncGenerator<Buffer> {
  try {
    yield* file;
  } catch (error) {
    await complete;
    throw error;
  }
  await complete;
}

function entityTooSmall(size: number, minimum: number): S3Error {
  const message = 'Your proposed upload is smaller than the minimum allowed size';
  const details = { ProposedSize: String(size), MinSizeAllowed: String(minimum) };
  return new S3Error(400, 'EntityTooSmall', message, details);
}
