import type { ServerResponse } from 'node:http';
import type { S3Error } from './errors.ts';
import { element, textElement, xmlDocument } from './xml.ts';

export function sendXml(response: ServerResponse, status: number, xml: string): void {
  response.statusCode = status;
  response.setHeader('content-type', 'application/xml');
  response.setHeader('content-length', Buffer.byteLength(xml));
  response.end(xml);
}

/** Answers with S3's error document. Node.js leaves the body out for HEAD. */
export function sendError(response: ServerResponse, error: S3Error, requestId: string): void {
  const details = Object.entries(error.details).map(([name, value]) => textElement(name, value));
  const document = element(
    'Error',
    textElement('Code', error.code),
    textElement('Message', error.message),
    ...details,
    textElement('RequestId', requestId),
  );
  for (const [name, value] of Object.entries(error.headers)) response.setHeader(name, value);
  sendXml(response, error.status, xmlDocument(document));
}
