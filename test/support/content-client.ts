import type { DemoCredentials } from '../../local/demo-account.ts';
import { type Answer, exchange } from './api-client.ts';

/** The request that uploads a file through the content door. */
export function contentRequest({ client_id, client_secret }: DemoCredentials, file: Buffer) {
  const body = [Buffer.from('{"content":"'), Buffer.from(file.toString('base64')), Buffer.from('"}')];
  const headers = {
    authorization: `Basic ${Buffer.from(`${client_id}:${client_secret}`).toString('base64')}`,
    'content-type': 'application/json',
    'content-length': body.reduce((total, part) => total + part.length, 0),
  };
  return { headers, body };
}

/** Uploads a file, new or existing, and reads the whole answer. */
export function sendContent(credentials: DemoCredentials, file: Buffer): Promise<Answer> {
  const { headers, body } = contentRequest(credentials, file);
  return exchange('POST', `${credentials.base_url}/cms/v2/content`, headers, body);
}
