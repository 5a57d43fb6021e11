import { NO_CONTAINER, ownContainer } from '../../model/containers/own-container.ts';
import type { ContainerStore } from '../../model/containers/ports.ts';
import { actorOf, type Caller } from '../../model/identity/token.ts';
import { ProblemError } from '../../model/problem.ts';
import type { QuotaStore } from '../../model/quotas/quota.ts';
import { timestamp } from '../../model/resources/expiry.ts';
import { checkSameRequest, type Idempotent, idempotent } from '../../model/resources/idempotency.ts';
import type { HashKey } from '../../model/resources/keyed-id.ts';
import { partCount, partSize } from '../../model/resources/multipart.ts';
import {
  isMultipart,
  type MultipartUpload,
  multipartLink,
  openRequest,
} from '../../model/resources/own-upload.ts';
import type { LinkSigner, ResourceStore } from '../../model/resources/ports.ts';
import { referenceTo } from '../../model/resources/reference.ts';
import {
  type Reservation,
  type ReservationRequest,
  type ReservationRules,
  reserve,
  reserveAgain,
  uploadPolicy,
} from '../../model/resources/reservation.ts';
import { isLive, type Resource } from '../../model/resources/resource.ts';
import { resourceUrl } from '../../model/resources/resource-url.ts';
import { type UploadDependencies, withUpload } from '../../model/resources/upload.ts';
import { type ApiRequest, jsonObject } from '../serving/request.ts';
import { type ApiResponse, json } from '../serving/response.ts';
import { invalidFields } from '../validation/fields.ts';
import { idempotencyKey } from '../validation/idempotency-key.ts';
import type { ReservationBody } from './create-response.ts';
import { formBytes, timeIsOver } from './form.ts';
import { readReservationRequest } from './reservation-request.ts';

export interface Dependencies extends UploadDependencies {
  readonly resources: Pick<ResourceStore, 'add' | 'find' | 'recordUpload'>;
  readonly containers: Pick<ContainerStore, 'find'>;
  readonly links: Pick<LinkSigner, 'signUpload' | 'signMultipart'>;
  readonly quotas: QuotaStore;
  /** The key of the hash that makes ids; it never changes. */
  readonly idKey: () => Promise<HashKey>;
  readonly baseUrl: string;
  readonly rules: ReservationRules & { readonly maximumUploadBytes: number };
  readonly now: () => number;
  readonly newId: () => string;
}

/**
 * `POST /v1/resources` ("File Upload Endpoint"): one conditional write, one read if a container is given, and
 * computation; in an account with a quota, a transaction and a read or two of the quota. The provider sends the file to the bucket itself, under a policy that allows this one upload only. A
 * request with an `Idempotency-Key` may be repeated: it creates one resource.
 */
export function createResource(dependencies: Dependencies) {
  return async (request: ApiRequest, caller: Caller): Promise<ApiResponse> => {
    const wanted = readReservationRequest(jsonObject(request), dependencies.rules.maximumUploadBytes);
    const key = idempotencyKey(request);
    const known =
      key === undefined ? undefined : idempotent(await dependencies.idKey(), caller.accountId, key, wanted);
    await checkContainer(dependencies, caller, wanted.containerId);
    const resource = await reserveOnce(dependencies, caller, wanted, known);
    return json(200, await reservationResponse(dependencies, resource));
  };
}

/** Reserves a resource, or resolves to the one of an earlier identical request. Throws a problem if they differ. */
async function reserveOnce(
  dependencies: Dependencies,
  { accountId, ...caller }: Caller,
  wanted: ReservationRequest,
  known: Idempotent | undefined,
): Promise<Reservation | Resource> {
  const { resources, rules, now, newId } = dependencies;
  const id = known?.id ?? newId();
  const request = { ...wanted, counted: caller.hasQuota ?? false };
  const resource = { ...reserve(id, accountId, request, now(), rules), ...known };
  if (await resources.add(resource, actorOf(caller))) return resource;
  const before = await resources.find(id);
  if (known === undefined || before === undefined) throw new Error(`The id ${id} is taken.`);
  checkSameRequest(before, known);
  return again(dependencies, before);
}

/** The answer to a repeated request: with a new form while the file is missing, without one afterwards. */
async function again(dependencies: Dependencies, resource: Resource): Promise<Reservation | Resource> {
  const { rules, now } = dependencies;
  if (!isLive(resource, now())) {
    throw new ProblemError({ code: 'gone', message: 'The resource has expired or was deleted.' });
  }
  const uploaded = await withUpload(dependencies, resource);
  if (uploaded !== undefined) return uploaded;
  const reservation = reserveAgain(resource, now(), rules);
  if (reservation.uploadExpiresAt > now()) return reservation;
  throw timeIsOver();
}

/**
 * "Response" of the file upload endpoint. Without a form if the file exists; for a file in parts, with the request that
 * opens its upload instead.
 */
async function reservationResponse(
  dependencies: Dependencies,
  resource: Reservation | Resource,
): Promise<ReservationBody> {
  const { baseUrl } = dependencies;
  const { id, expiresAt } = resource;
  const reservation = 'uploadExpiresAt' in resource ? resource : undefined;
  return {
    uri: expiresAt === undefined ? referenceTo(id) : resourceUrl(baseUrl, id),
    signed_request: reservation === undefined ? null : await signedRequest(dependencies, reservation),
    id,
    expires_at: expiresAt === undefined ? null : timestamp(expiresAt),
    upload_expires_at: reservation === undefined ? null : timestamp(reservation.uploadExpiresAt),
    ...(isMultipart(resource) ? partsOf(resource) : {}),
  };
}

async function signedRequest(dependencies: Dependencies, reservation: Reservation) {
  const { links, now } = dependencies;
  return isMultipart(reservation)
    ? links.signMultipart(multipartLink(reservation, openRequest(reservation), now()), now())
    : links.signUpload(uploadPolicy(reservation, await formBytes(dependencies, reservation)), now());
}

function partsOf({ size }: MultipartUpload) {
  return { part_size: partSize(size), parts: partCount(size) };
}

async function checkContainer(
  { containers }: Pick<Dependencies, 'containers'>,
  { accountId }: Caller,
  id: string | undefined,
): Promise<void> {
  if (id === undefined || (await ownContainer(containers, accountId, id)) !== undefined) return;
  throw invalidFields([{ field: 'container_id', message: NO_CONTAINER }]);
}
