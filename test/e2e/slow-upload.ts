import { once } from 'node:events';
import { readdir } from 'node:fs/promises';
import http, { type IncomingMessage } from 'node:http';
import path from 'node:path';
import { expect, onTestFinished, vi } from 'vitest';
import type { DemoCredentials } from '../../local/demo-account.ts';
import { formOf, type Reservation } from '../support/api-client.ts';
import { contentRequest } from '../support/content-client.ts';
import { PATIENCE } from '../support/patience.ts';

export interface SlowUpload {
  /** The whole file, to compare with the stored one. */
  readonly file: Buffer;
  /** Sends the rest, and resolves to the status. */
  finish(): Promise<number | undefined>;
  /** Resolves when the connection has broken. */
  readonly broken: Promise<unknown>;
}

/** The files with uploaded bytes, of finished and unfinished uploads. */
export function dataFiles(dataDirectory: string): Promise<string[]> {
  return readdir(path.join(dataDirectory, 'objects', 'data'));
}

/** Sends the first part of an upload. Resolves when the service is writing it to its first file. */
export async function beginUpload(reservation: Reservation, dataDirectory: string): Promise<SlowUpload> {
  const file = Buffer.alloc(500_000, 'slow ');
  const { headers, body } = formOf(reservation, [file]);
  const bytes = Buffer.concat(body);
  const request = http.request(reservation.signed_request.url, { method: 'POST', headers, agent: false });
  onTestFinished(() => {
    request.destroy();
  });
  const broken = new Promise((resolve) => request.once('error', resolve));
  request.write(bytes.subarray(0, 400_000));
  await vi.waitFor(async () => expect(await dataFiles(dataDirectory)).toHaveLength(1), PATIENCE);
  return {
    file,
    broken,
    async finish() {
      request.end(bytes.subarray(400_000));
      const [response]: IncomingMessage[] = await once(request, 'response');
      response?.resume();
      return response?.statusCode;
    },
  };
}

/** Sends a file through the content door, without the last byte of the request. */
export async function beginContent(
  credentials: DemoCredentials,
  file: Buffer,
): Promise<Pick<SlowUpload, 'broken'>> {
  const { headers, body } = contentRequest(credentials, file);
  const url = `${credentials.base_url}/cms/v2/content`;
  const request = http.request(url, { method: 'POST', headers, agent: false });
  onTestFinished(() => {
    request.destroy();
  });
  const broken = new Promise((resolve) => request.once('error', resolve));
  const { promise: written, resolve } = Promise.withResolvers<void>();
  request.write(Buffer.concat(body).subarray(0, -1), () => resolve());
  await written;
  return { broken };
}
