import { createHmac } from 'node:crypto';
import { bucket, credentials, type RunningStore, region } from './running-store.ts';

/** The parts of a form; the fields and conditions of the signature are added. */
export interface FormPlan {
  readonly fields?: Readonly<Record<string, string>>;
  readonly conditions?: readonly unknown[];
  /** The policy document, or its text. */
  readonly policy?: unknown;
  /** The policy field unchanged, base64 or not. */
  readonly encodedPolicy?: string;
  /** In milliseconds since 1970. */
  readonly expiration?: number;
  readonly accessKeyId?: string;
  readonly file?: string | Buffer;
  readonly fileName?: string;
}

export interface Form {
  /** In the order in which they are sent. */
  readonly fields: readonly (readonly [name: string, value: string])[];
  readonly file: string | Buffer | undefined;
  readonly fileName?: string | undefined;
  /** What is sent after the file. */
  readonly after?: readonly (readonly [name: string, value: string])[];
}

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: string;
  readonly code: string | undefined;
  readonly message: string | undefined;
}

export const BOUNDARY = '----the-boundary';

/** S3 replaces this by the file's name. */
// biome-ignore lint/suspicious/noTemplateCurlyInString: this is how S3 writes it
export const FILE_NAME_VARIABLE = '${filename}';

/** The fields and conditions of a valid form. */
export const goodFields = { key: 'foo.txt', 'Content-Type': 'text/plain' };
export const goodConditions: readonly unknown[] = [
  { bucket },
  ['starts-with', '$key', 'foo'],
  ['starts-with', '$Content-Type', 'text/plain'],
  ['content-length-range', 0, 1024],
];

/** Signs a form like its owner; by default a valid one. */
export function signForm(store: RunningStore, plan: FormPlan = {}): Form {
  const { accessKeyId = credentials.accessKeyId, fields = goodFields, conditions = goodConditions } = plan;
  const timestamp = compactTime(store.clock.time);
  const signatureFields = {
    'X-Amz-Algorithm': 'AWS4-HMAC-SHA256',
    'X-Amz-Credential': `${accessKeyId}/${timestamp.slice(0, 8)}/${region}/s3/aws4_request`,
    'X-Amz-Date': timestamp,
  };
  const document = plan.policy ?? {
    expiration: new Date(plan.expiration ?? store.clock.time + 60_000).toISOString(),
    conditions: [
      ...conditions,
      ...Object.entries(signatureFields).map(([name, value]) => ({ [name]: value })),
    ],
  };
  const text = typeof document === 'string' ? document : JSON.stringify(document);
  const policy = plan.encodedPolicy ?? Buffer.from(text).toString('base64');
  const signature = sign(timestamp.slice(0, 8), policy);
  return {
    fields: Object.entries({ ...fields, ...signatureFields, Policy: policy, 'X-Amz-Signature': signature }),
    file: plan.file ?? 'bar',
    fileName: plan.fileName,
  };
}

/** AWS Signature Version 4 of a text: 64 hexadecimal digits. */
export function sign(date: string, text: string): string {
  const key = [date, region, 's3', 'aws4_request'].reduce<Buffer | string>(
    (secret, part) => createHmac('sha256', secret).update(part).digest(),
    `AWS4${credentials.secretAccessKey}`,
  );
  return createHmac('sha256', key).update(text).digest('hex');
}

/** A time in milliseconds since 1970 as `20130524T000000Z`. */
export function compactTime(time: number): string {
  return new Date(time).toISOString().replace(/[-:]|\.\d+/g, '');
}

/** The same form with fields replaced, or removed if the value is undefined. */
export function withFields(form: Form, changes: Readonly<Record<string, string | undefined>>): Form {
  const changed = new Map<string, string | undefined>([...form.fields, ...Object.entries(changes)]);
  return {
    ...form,
    fields: [...changed].flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  };
}

/** The form as `multipart/form-data` (RFC 7578), with every byte under the test's control. */
export function encodeForm({ fields, file, fileName, after = [] }: Form): Buffer {
  const field = ([name, value]: readonly [string, string]): string => {
    return `--${BOUNDARY}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`;
  };
  const named = fileName === undefined ? '' : `; filename="${fileName}"`;
  const fileHeader = `--${BOUNDARY}\r\nContent-Disposition: form-data; name="file"${named}\r\n\r\n`;
  const filePart = file === undefined ? [] : [fileHeader, file, '\r\n'];
  return Buffer.concat(
    [...fields.map(field), ...filePart, ...after.map(field), `--${BOUNDARY}--\r\n`].map((part) =>
      Buffer.from(part),
    ),
  );
}

export function post(store: RunningStore, form: Form): Promise<Answer> {
  return postBody(store, encodeForm(form));
}

/** Posts any body as a form. */
export async function postBody(
  store: RunningStore,
  body: string | Buffer,
  contentType = `multipart/form-data; boundary=${BOUNDARY}`,
): Promise<Answer> {
  const response = await fetch(`${store.url}/${bucket}`, {
    method: 'POST',
    headers: { 'content-type': contentType },
    body: typeof body === 'string' ? body : new Uint8Array(body),
    redirect: 'manual',
  });
  return readAnswer(response);
}

/** Reads an answer, and its code and message if it is S3's error document. */
export async function readAnswer(response: Response): Promise<Answer> {
  const body = await response.text();
  const { status, headers } = response;
  return { status, headers, body, code: xmlText(body, 'Code'), message: xmlText(body, 'Message') };
}

/** The text of the first element with this name, with its references resolved. */
export function xmlText(xml: string, name: string): string | undefined {
  const text = new RegExp(`<${name}>(.*?)</${name}>`, 's').exec(xml)?.[1];
  return text?.replace(/&#(\d+);/g, (_, code) => String.fromCharCode(Number(code)));
}

/** The plan of a valid form with more fields, each with its own condition. */
export function withExtra(extra: Readonly<Record<string, string>>): FormPlan {
  const conditions = Object.entries(extra).map(([name, value]) => ({ [name]: value }));
  return { fields: { ...goodFields, ...extra }, conditions: [...goodConditions, ...conditions] };
}
