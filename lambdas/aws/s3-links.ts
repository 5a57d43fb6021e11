import { timestamp } from '../model/resources/expiry.ts';
import { partsOf } from '../model/resources/object-name.ts';
import type {
  DownloadLink,
  LinkSigner,
  MultipartLink,
  SignedRequest,
  SignedUpload,
  UploadPolicy,
} from '../model/resources/ports.ts';
import type { Platform } from '../platform.ts';
import { setting } from '../settings.ts';
import { region } from './aws-client.ts';
import { environmentCredentials } from './environment-credentials.ts';
import { multipartRequest } from './multipart-requests.ts';
import { EXPIRY_TAG, lifecycleTag } from './object-tags.ts';
import { ALGORITHM, amzDate, createSigner, uriEncoded } from './signature-version-4.ts';

/** Grants access to the list of a key's versions. `now` in milliseconds since 1970. */
export interface VersionsSigner {
  signVersions(link: VersionsLink, now: number): string;
}

export interface VersionsLink {
  readonly key: string;
  /** The last version of the page before. */
  readonly after?: string;
  readonly expiresInSeconds: number;
}

/**
 * Signs uploads and downloads like `@aws-sdk/s3-presigned-post` and `@aws-sdk/s3-request-presigner`; the tests compare
 * the results. Those need the S3 client, which would add a fifth to the cold start of the functions that
 * answer every upload and every download, and five to ten times the work for each signature.
 */
export function s3Links(platform: Platform): LinkSigner & VersionsSigner {
  const credentials = environmentCredentials(platform);
  const { sessionToken } = credentials;
  const signer = createSigner(credentials, region(platform), 's3');
  const bucket = setting(platform, 'BUCKET_NAME');
  const bucketUrl = setting(platform, 'BUCKET_URL');
  const { origin, host, pathname } = new URL(bucketUrl);

  /** "Authenticating Requests in Browser-Based Uploads Using POST". */
  function signUpload(policy: UploadPolicy, now: number): SignedUpload {
    const date = amzDate(now);
    const fields = {
      'Content-Type': policy.contentType,
      tagging: tagging(policy.lifecycle),
      bucket,
      'X-Amz-Algorithm': ALGORITHM,
      'X-Amz-Credential': signer.credential(date),
      'X-Amz-Date': date,
      ...(sessionToken === undefined ? {} : { 'X-Amz-Security-Token': sessionToken }),
      key: policy.key,
      ...(policy.sha256 === undefined
        ? {}
        : { 'x-amz-checksum-algorithm': 'SHA256', 'x-amz-checksum-sha256': policy.sha256 }),
    };
    const conditions = [
      ['content-length-range', 1, policy.maximumBytes],
      ...Object.entries(fields).map(([name, value]) => ({ [name]: value })),
    ];
    const document = JSON.stringify({ expiration: timestamp(policy.expiresAt), conditions });
    const encodedPolicy = Buffer.from(document).toString('base64');
    return {
      url: bucketUrl,
      fields: { ...fields, Policy: encodedPolicy, 'X-Amz-Signature': signer.sign(date, encodedPolicy) },
    };
  }

  /** "Authenticating Requests: Using Query Parameters". */
  function signDownload(link: DownloadLink, now: number): string {
    const { key, versionId } = partsOf(link.object);
    return sign(link.method, key, link.expiresInSeconds, now, {
      'response-content-disposition': link.contentDisposition,
      ...(versionId === undefined ? {} : { versionId }),
    });
  }

  /** S3's API, "ListObjectVersions": the versions of one key after a given one. */
  function signVersions({ key, after, expiresInSeconds }: VersionsLink, now: number): string {
    return sign('GET', undefined, expiresInSeconds, now, {
      ...(after === undefined ? {} : { 'key-marker': key }),
      prefix: key,
      ...(after === undefined ? {} : { 'version-id-marker': after }),
      versions: '',
    });
  }

  function signMultipart({ key, request, expiresInSeconds }: MultipartLink, now: number): SignedRequest {
    const { method, query, headers, length } = multipartRequest(request);
    const signed = length === undefined ? headers : { ...headers, 'content-length': String(length) };
    return { method, url: sign(method, key, expiresInSeconds, now, query, signed), headers };
  }

  /** Signs a request to the object with a key, or to the bucket. It must have exactly these headers. */
  function sign(
    method: string,
    key: string | undefined,
    expiresInSeconds: number,
    now: number,
    parameters: Readonly<Record<string, string>>,
    headers: Readonly<Record<string, string>> = {},
  ): string {
    const date = amzDate(now);
    const base = pathname === '/' ? '' : pathname;
    const path = key === undefined ? base || '/' : `${base}/${key.split('/').map(uriEncoded).join('/')}`;
    const signedHeaders = Object.entries({ host, ...headers }).sort(byName);
    const names = signedHeaders.map(([name]) => name).join(';');
    const query = Object.entries({
      'X-Amz-Algorithm': ALGORITHM,
      'X-Amz-Credential': signer.credential(date),
      'X-Amz-Date': date,
      'X-Amz-Expires': String(expiresInSeconds),
      ...(sessionToken === undefined ? {} : { 'X-Amz-Security-Token': sessionToken }),
      'X-Amz-SignedHeaders': names,
      ...parameters,
    })
      .sort(byName)
      .map(([name, value]) => `${name}=${uriEncoded(value)}`)
      .join('&');
    const canonicalHeaders = signedHeaders.map(([name, value]) => `${name}:${value}`);
    const canonicalRequest = [method, path, query, ...canonicalHeaders, '', names, 'UNSIGNED-PAYLOAD'];
    const signature = signer.signRequest(date, canonicalRequest.join('\n'));
    return `${origin}${path}?${query}&X-Amz-Signature=${signature}`;
  }

  return { signUpload, signMultipart, signDownload, signVersions };
}

/** Compares by the characters of the names, as the signature does. */
function byName([one]: readonly [string, string], [other]: readonly [string, string]): number {
  return one < other ? -1 : 1;
}

/** The form's `tagging` field (S3, "POST Object"). The policy requires it, so every upload has a lifecycle rule. */
function tagging(lifecycle: number | 'never'): string {
  return `<Tagging><TagSet><Tag><Key>${EXPIRY_TAG}</Key><Value>${lifecycleTag(lifecycle)}</Value></Tag></TagSet></Tagging>`;
}
