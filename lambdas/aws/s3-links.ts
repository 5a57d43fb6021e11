import { timestamp } from '../model/resources/expiry.ts';
import type { DownloadLink, LinkSigner, SignedUpload, UploadPolicy } from '../model/resources/ports.ts';
import type { Platform } from '../platform.ts';
import { setting } from '../settings.ts';
import { region } from './aws-client.ts';
import { environmentCredentials } from './environment-credentials.ts';
import { EXPIRY_TAG, lifecycleTag } from './object-tags.ts';
import { ALGORITHM, amzDate, createSigner, uriEncoded } from './signature-version-4.ts';

/**
 * Signs uploads and downloads like `@aws-sdk/s3-presigned-post` and `@aws-sdk/s3-request-presigner`; the tests compare
 * the results. Those need the S3 client, which would add a fifth to the cold start of the functions that
 * answer every upload and every download, and five to ten times the work for each signature.
 */
export function s3Links(platform: Platform): LinkSigner {
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
    const date = amzDate(now);
    const path = `${pathname === '/' ? '' : pathname}/${link.key.split('/').map(uriEncoded).join('/')}`;
    const query = Object.entries({
      'X-Amz-Algorithm': ALGORITHM,
      'X-Amz-Credential': signer.credential(date),
      'X-Amz-Date': date,
      'X-Amz-Expires': String(link.expiresInSeconds),
      ...(sessionToken === undefined ? {} : { 'X-Amz-Security-Token': sessionToken }),
      'X-Amz-SignedHeaders': 'host',
      'response-content-disposition': link.contentDisposition,
    })
      .map(([name, value]) => `${name}=${uriEncoded(value)}`)
      .join('&');
    const canonicalRequest = [link.method, path, query, `host:${host}`, '', 'host', 'UNSIGNED-PAYLOAD'].join(
      '\n',
    );
    const signature = signer.signRequest(date, canonicalRequest);
    return `${origin}${path}?${query}&X-Amz-Signature=${signature}`;
  }

  return { signUpload, signDownload };
}

/** The form's `tagging` field (S3, "POST Object"). The policy requires it, so every upload has a lifecycle rule. */
function tagging(lifecycle: number | 'never'): string {
  return `<Tagging><TagSet><Tag><Key>${EXPIRY_TAG}</Key><Value>${lifecycleTag(lifecycle)}</Value></Tag></TagSet></Tagging>`;
}
