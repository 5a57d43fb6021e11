import { apiRequest } from '../../support/requests.ts';

export const FORM = 'application/x-www-form-urlencoded';
export const JSON_TYPE = 'application/json';
/** A request as a test sends it, by default a form. */
export interface Sent {
  readonly type?: string;
  readonly body?: string;
  readonly authorization?: string;
}

export function sent({ type = FORM, body = '', authorization }: Sent) {
  const headers = { 'content-type': type, ...(authorization === undefined ? {} : { authorization }) };
  return apiRequest({ method: 'POST', path: '/oauth/token', headers, body });
}

export const basic = (text: string) => `Basic ${Buffer.from(text).toString('base64')}`;

export const CREDENTIALS = 'grant_type=client_credentials&client_id=c&client_secret=s';
