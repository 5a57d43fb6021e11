import { jsonContent, type Operation, QUOTA_EXCEEDED } from '../description/operation.ts';
import { idempotencyHeaders } from '../validation/idempotency-key.ts';
import { reservationSchema } from './create-response.ts';
import { exampleResource } from './operation-parts.ts';
import { reservationSchema as requestSchema } from './reservation-request.ts';

const { id, uri } = exampleResource;

export const createOperation: Operation = {
  path: '/v1/resources',
  method: 'POST',
  summary: 'Ask for an upload',
  description:
    'Answers with a form that takes one file of this type, straight to the bucket, within an hour. With ' +
    '`"upload": "multipart"` and a `size`, the file comes in parts instead: `signed_request` opens its upload, and ' +
    '`POST /v1/uploads/sign` signs what follows. A request with an `Idempotency-Key` may be repeated.',
  headers: idempotencyHeaders,
  body: jsonContent(requestSchema, {
    file_name: 'hello.txt',
    mime_type: 'text/plain',
    mode: 'persistent_reference',
    tags: ['first'],
  }),
  answers: {
    200: {
      description: 'The resource, and how to send its file.',
      content: jsonContent(reservationSchema, {
        uri,
        signed_request: {
          url: 'https://bucket.s3.eu-central-1.amazonaws.com/',
          fields: { key: `resources/${id}/s9o8ofxe`, 'Content-Type': 'text/plain', Policy: 'eyJ…' },
        },
        id,
        expires_at: null,
        upload_expires_at: '2026-01-31T13:00:00Z',
      }),
    },
  },
  problems: {
    'invalid-request': [{ field: 'mode', message: 'must be temporary_url or persistent_reference' }],
    'quota-exceeded': QUOTA_EXCEEDED,
    gone: 'The time for the upload is over: ask for another one.',
    'unprocessable-content': 'The Idempotency-Key was used for another request: use a new one.',
  },
};
