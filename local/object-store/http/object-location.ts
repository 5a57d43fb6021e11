import type { IncomingMessage } from 'node:http';
import { encodePath } from './request-target.ts';

/** Where an object is, as the client that asks sees it. */
export function objectLocation({ headers }: IncomingMessage, bucket: string, key: string): string {
  return `http://${headers.host ?? ''}${encodePath(`/${bucket}/${key}`)}`;
}
