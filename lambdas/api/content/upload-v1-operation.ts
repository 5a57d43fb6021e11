import { type Operation, QUOTA_EXCEEDED } from '../description/operation.ts';
import { CONTENT_TOO_LARGE, contentHeaders } from './content-contents.ts';
import { uploadV1Schema } from './upload-v1-request.ts';

const ACCOUNT = '000-000-115-00842';

/** The request of an account, with a file of any size. */
export const contentUploadV1 = uploadV1Schema(ACCOUNT, Number.POSITIVE_INFINITY);

export const uploadV1Operation: Operation = {
  path: '/cms/v1/content',
  method: 'POST',
  summary: 'Upload a media file (version 1)',
  description:
    'The file is kept for 30 days. One that the account has already is answered like a new one, and is kept for as long ' +
    'again; it stays in its container, with its tags.',
  body: {
    'application/json': {
      schema: contentUploadV1,
      example: {
        mimeType: 'image/png',
        idsAccountId: ACCOUNT,
        fileSize: 18,
        content: 'iVBORw0KGgoAAAANSUhEUgAA',
      },
    },
  },
  answers: { 201: { description: 'The file is kept.', headers: contentHeaders } },
  problems: {
    'invalid-request': [
      { field: 'idsAccountId', message: 'Missing IDS account ID' },
      { field: 'fileSize', message: 'Supplied file size does not match content' },
    ],
    'quota-exceeded': QUOTA_EXCEEDED,
    'too-large': CONTENT_TOO_LARGE,
  },
};
