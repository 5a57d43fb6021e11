import type { Operation } from '../description/operation.ts';
import { contentHeaders, contentParameters, locatedContents } from './content-contents.ts';

export const getOperation: Operation = {
  path: '/cms/v2/content/{id}',
  method: 'GET',
  summary: 'Get information about a media file',
  description: 'Any file of the account, whichever API it was uploaded with.',
  pathParameters: contentParameters,
  answers: { 200: { description: 'The file.', headers: contentHeaders, content: locatedContents } },
  problems: { 'not-found': 'There is no file with this ID' },
};
