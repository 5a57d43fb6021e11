import * as v from 'valibot';
import type { Contents, Fields } from '../description/operation.ts';
import { describedContent, locatedContent } from './content-schema.ts';

const ID = '8b43d7ae-9bfc-417d-bd85-64205a2428d4';

const file = { id: ID, expirationDate: '2026-02-28T00:00:00Z', size: 334_429, contentType: 'image/jpeg' };

/** The file's id in examples. */
export const CONTENT_ID = ID;

/** The answer about a new file. */
export const describedContents: Contents = {
  'application/json': { schema: describedContent, example: file },
};

/** The answer about a file. */
export const locatedContents: Contents = {
  'application/json': {
    schema: locatedContent,
    example: { ...file, location: `https://media.example/v1/resources/${ID}` },
  },
};

export const REQUEST_ID = {
  'X-Request-Id': "The id of the request, which ends in the file's id: either names the file afterwards.",
} as const;

/** The headers of an answer about a file. */
export const contentHeaders = { ...REQUEST_ID, Location: 'The URL of the file.' } as const;

/** The parameters of a file's path. */
export const contentParameters: Fields = v.object({
  id: v.pipe(v.string(), v.description("The file's id, or the id of a request about it.")),
});

/** The problem of a file that is too large for a request. */
export const CONTENT_TOO_LARGE =
  'Content must be at most 4194304 bytes here: ask for a direct upload with POST /v1/resources, which takes files of up to 5 GiB';
