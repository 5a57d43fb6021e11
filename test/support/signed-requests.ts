import { hash } from 'node:crypto';
import { ALGORITHM, amzDate, createSigner } from '../../lambdas/aws/signature-version-4.ts';

/** The access key of the tests' embedded services. */
export const ACCESS_KEY = { accessKeyId: 'local', secretAccessKey: 'local' };

/**
 * Posts a request that no SDK would send, signed with `ACCESS_KEY` as the SDK would. Header names are in lower case.
 */
export function signedPost(
  address: string,
  service: string,
  headers: Readonly<Record<string, string>>,
  body: string,
): Promise<Response> {
  const { host, pathname } = new URL(address);
  const date = amzDate(Date.now());
  const signed = Object.entries({ ...headers, host, 'x-amz-date': date }).sort(([a], [b]) =>
    a < b ? -1 : 1,
  );
  const names = signed.map(([name]) => name).join(';');
  const lines = signed.map(([name, value]) => `${name}:${value}\n`).join('');
  const canonicalRequest = ['POST', pathname, '', lines, names, hash('sha256', body)].join('\n');
  const signer = createSigner(ACCESS_KEY, 'local', service);
  const signature = signer.signRequest(date, canonicalRequest);
  const authorization = `${ALGORITHM} Credential=${signer.credential(date)}, SignedHeaders=${names}, Signature=${signature}`;
  return fetch(address, {
    method: 'POST',
    headers: { ...headers, 'x-amz-date': date, authorization },
    body,
  });
}
