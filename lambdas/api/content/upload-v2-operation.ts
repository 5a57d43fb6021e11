import { type Operation, QUOTA_EXCEEDED } from '../description/operation.ts';
import { CONTENT_TOO_LARGE, contentHeaders, describedContents, locatedContents } from './content-contents.ts';
import { uploadSchema } from './upload-v2-request.ts';

/** The request on any day, of a file of any size. */
export const contentUpload = uploadSchema(Number.POSITIVE_INFINITY, 0);

export const uploadOperation: Operation = {
  path: '/cms/v2/content',
  method: 'POST',
  summary: 'Upload a media file',
  description:
    'The file is kept until the end of its expiration date, or for 30 days. One that the account has already is not ' +
    'kept again, and stays as it is.',
  body: {
    'application/json': {
      schema: contentUpload,
      example: { content: 'iVBORw0KGgoAAAANSUhEUgAA', expirationDate: '2026-02-28', tags: ['deeds'] },
    },
  },
  answers: {
    201: { description: 'The new file.', headers: contentHeaders, content: describedContents },
    302: {
      description: 'The file is there already.',
      headers: {
        ...contentHeaders,
        Location: "The address of the file's information, which is the same as this.",
      },
      content: locatedContents,
    },
  },
  problems: {
    'invalid-request': [{ field: 'content', message: 'Missing content' }],
    'quota-exceeded': QUOTA_EXCEEDED,
    'too-large': CONTENT_TOO_LARGE,
  },
};
