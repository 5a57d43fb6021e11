import * as v from 'valibot';
import { jsonContent, type Operation } from '../description/operation.ts';
import { signedFormSchema, signedRequestSchema } from './create-response.ts';
import { deleted, exampleResource, GONE, NO_RESOURCE, pathParameters } from './operation-parts.ts';
import { resourceSchema } from './resource-schema.ts';
import { signRequestSchema } from './sign-request.ts';
import { updateRequestSchema } from './update-request.ts';

export const updateOperation: Operation = {
  path: '/v1/resources/{id}',
  method: 'PATCH',
  summary: 'Change a resource',
  description:
    'Changes the fields that are sent: the name, the end, the container or the tags of your uploaded resource. An end is ' +
    'given by `expire`, in seconds from now, or by `expires_at`.',
  pathParameters,
  body: jsonContent(updateRequestSchema, { file_name: 'greeting.txt', expire: 86400 }),
  answers: { 200: { description: 'The resource.', content: jsonContent(resourceSchema, exampleResource) } },
  problems: {
    'invalid-request': [{ field: 'expires_at', message: 'cannot go with expire: leave one out' }],
    'not-found': NO_RESOURCE,
    gone: GONE,
  },
};

export const deleteOperation: Operation = {
  path: '/v1/resources/{id}',
  method: 'DELETE',
  summary: 'Delete a resource',
  description: 'Deletes your resource and its file: every URL of it stops working at once. May be repeated.',
  pathParameters,
  answers: { 204: deleted },
  problems: { 'not-found': NO_RESOURCE },
};

/** The form or the request that was asked for, for the object with this key. */
export const signedUploadSchema = v.union([
  v.object({ method: v.literal('POST'), ...signedFormSchema.entries, key: v.string() }),
  v.object({ ...signedRequestSchema.entries, key: v.string() }),
]);

export const signOperation: Operation = {
  path: '/v1/uploads/sign',
  method: 'POST',
  summary: 'Sign one request of an upload',
  description:
    'Serves `signRequest` of `@uppy/aws-s3`, and any other client. Without `uploadId`: `POST` opens an upload in parts, ' +
    'and `PUT` asks for the form of a file in one request. With it: `PUT` and `partNumber` send a part, `GET` lists those ' +
    'stored, `POST` completes the upload, and `DELETE` gives it up.',
  body: jsonContent(signRequestSchema, {
    method: 'PUT',
    key: exampleResource.id,
    uploadId: 'VXBsb2FkIElE',
    partNumber: 1,
  }),
  answers: {
    200: {
      description: 'The request.',
      content: jsonContent(signedUploadSchema, {
        method: 'PUT',
        url: `https://bucket.s3.eu-central-1.amazonaws.com/resources/${exampleResource.id}/s9o8ofxe?partNumber=1`,
        key: `resources/${exampleResource.id}/s9o8ofxe`,
        headers: {},
      }),
    },
  },
  problems: {
    'invalid-request': [{ field: 'partNumber', message: 'must be a whole number from 1' }],
    'not-found': NO_RESOURCE,
    gone: GONE,
    'unprocessable-content': 'The file of this resource comes in parts: open an upload first.',
  },
};
