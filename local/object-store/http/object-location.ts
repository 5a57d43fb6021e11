import type { IncomingMessage } from 'node:http';
import { encodePath } from './request-target.ts';

/** The address of an object for the requesting client. */
export function objectLocation({ headers }: IncomingMessage, bucket: string, key: string): string {
  return `http://${headers.host ?? ''}${encodePath(`/${bucket}/${key}`)}`;
}
