import type { Caller } from '../../model/identity/token.ts';
import { ProblemError } from '../../model/problem.ts';
import type { QuotaStore } from '../../model/quotas/quota.ts';
import { type MultipartRequest, partCount, partSize } from '../../model/resources/multipart.ts';
import {
  isMultipart,
  type MultipartUpload,
  multipartLink,
  openRequest,
  ownUpload,
  partRequest,
} from '../../model/resources/own-upload.ts';
import type { LinkSigner, ResourceStore } from '../../model/resources/ports.ts';
import { type ReservationRules, reserveAgain, uploadPolicy } from '../../model/resources/reservation.ts';
import type { Resource } from '../../model/resources/resource.ts';
import { type ApiRequest, jsonObject } from '../serving/request.ts';
import { type ApiResponse, json } from '../serving/response.ts';
import { invalidFields } from '../validation/fields.ts';
import { formBytes, timeIsOver } from './form.ts';
import { readSignRequest, type WantedStep } from './sign-request.ts';

export interface Dependencies {
  readonly resources: Pick<ResourceStore, 'find'>;
  readonly links: Pick<LinkSigner, 'signUpload' | 'signMultipart'>;
  readonly quotas: QuotaStore;
  readonly rules: ReservationRules & { readonly maximumUploadBytes: number };
  readonly now: () => number;
}

/**
 * `POST /v1/uploads/sign`: signs one request of an upload to the bucket, for `signRequest` of `@uppy/aws-s3`. `key`
 * names the account's resource. Each signature is valid for minutes; an upload in parts may continue until its own end.
 */
export function signUpload(dependencies: Dependencies) {
  return async (request: ApiRequest, { accountId }: Caller): Promise<ApiResponse> => {
    const { resources, now } = dependencies;
    const { key, wanted } = readSignRequest(jsonObject(request));
    const resource = await ownUpload(resources, accountId, key, now());
    const signed =
      wanted === 'form'
        ? await signedForm(dependencies, resource)
        : signedStep(dependencies, resource, wanted);
    return json(200, { ...signed, key: resource.object });
  };
}

/** A form, for a file that comes in one request. */
async function signedForm(dependencies: Dependencies, resource: Resource) {
  const { links, rules, now } = dependencies;
  if (isMultipart(resource)) throw unfit('The file of this resource comes in parts: open an upload first.');
  const reservation = reserveAgain(resource, now(), rules);
  if (reservation.uploadExpiresAt <= now()) throw timeIsOver();
  const policy = uploadPolicy(reservation, await formBytes(dependencies, resource));
  return { method: 'POST', ...links.signUpload(policy, now()) };
}

function signedStep({ links, now }: Dependencies, resource: Resource, wanted: WantedStep) {
  if (!isMultipart(resource)) {
    const advice = 'create one with "upload": "multipart" for a file in parts';
    throw unfit(`The file of this resource comes in a form: ${advice}.`);
  }
  return links.signMultipart(multipartLink(resource, stepOf(resource, wanted), now()), now());
}

function stepOf(upload: MultipartUpload, wanted: WantedStep): MultipartRequest {
  switch (wanted.operation) {
    case 'open':
      return openRequest(upload);
    case 'send-part':
      return partRequest(upload, wanted.uploadId, wanted.partNumber) ?? noSuchPart(upload);
    case 'complete':
      return { operation: 'complete', uploadId: wanted.uploadId, bytes: upload.size };
    case 'list-parts':
    case 'abort':
      return { operation: wanted.operation, uploadId: wanted.uploadId };
  }
}

function noSuchPart({ size }: MultipartUpload): never {
  const message = `must be from 1 to ${partCount(size)}: the file comes in parts of ${partSize(size)} bytes`;
  throw invalidFields([{ field: 'partNumber', message }]);
}

function unfit(message: string): ProblemError {
  return new ProblemError({ code: 'unprocessable-content', message });
}
