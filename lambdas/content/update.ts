import { dynamodbClient } from '../adapters/dynamodb-client.ts';
import { resourceRecords } from '../adapters/resource-records.ts';
import { s3Objects } from '../adapters/s3-objects.ts';
import { changeExpiry, type ExpiryDependencies } from '../domain/change-expiry.ts';
import { ProblemError } from '../domain/problem.ts';
import type { Caller } from '../domain/token.ts';
import { type ApiRequest, jsonObject } from '../http/request.ts';
import type { ApiResponse } from '../http/response.ts';
import { serveProtected } from '../http/serve-protected.ts';
import type { Platform } from '../platform.ts';
import { numericSetting, setting } from '../settings.ts';
import { contentResponse } from './content-response.ts';
import { readExpiration } from './expiration.ts';
import { type OwnContentDependencies, orNotFound, ownContent } from './own-content.ts';
import { Reasons } from './reasons.ts';

export interface Dependencies extends OwnContentDependencies, ExpiryDependencies {
  readonly resources: OwnContentDependencies['resources'] & ExpiryDependencies['resources'];
  readonly objects: OwnContentDependencies['objects'] & ExpiryDependencies['objects'];
  readonly baseUrl: string;
}

/** `PUT /cms/v2/content` ("Update the media expiration date"). */
export function updateContent(dependencies: Dependencies) {
  return (request: ApiRequest, caller: Caller): Promise<ApiResponse> =>
    orNotFound(async () => {
      const { id, expiresAt } = readUpdate(jsonObject(request), dependencies.now());
      const resource = await ownContent(dependencies, caller, id);
      const changed = await changeExpiry(dependencies, resource, expiresAt);
      if (changed === undefined) {
        throw new ProblemError({ code: 'not-found', message: 'The file was deleted or has expired' });
      }
      return contentResponse(dependencies.baseUrl, request.id, { ...resource, expiresAt });
    });
}

function readUpdate(
  input: Readonly<Record<string, unknown>>,
  now: number,
): { id: string; expiresAt: number } {
  const reasons = new Reasons();
  const { id, expirationDate } = input;
  if (typeof id !== 'string') reasons.add('id', id === undefined ? 'Missing ID' : 'ID must be a string');
  const expiresAt = readExpiration(expirationDate, now, reasons);
  reasons.addUnknown(input, ['id', 'expirationDate']);
  reasons.throwIfAny();
  return { id: String(id), expiresAt };
}

export function bind(platform: Platform) {
  const client = dynamodbClient(platform);
  const respond = updateContent({
    resources: resourceRecords(client, setting(platform, 'TABLE_NAME')),
    objects: s3Objects(platform),
    baseUrl: setting(platform, 'BASE_URL'),
    rememberedDays: numericSetting(platform, 'REMEMBERED_DAYS'),
    now: platform.now,
  });
  return serveProtected(platform, 'update-content', client, respond);
}
