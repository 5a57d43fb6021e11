import type { Caller } from '../../../lambdas/model/identity/token.ts';
import { reserve } from '../../../lambdas/model/resources/reservation.ts';
import type { Resource } from '../../../lambdas/model/resources/resource.ts';

export const ID = '0b9c3f1e-5a7d-4c2b-9e8f-1a2b3c4d5e6f';
export const NOW = Date.UTC(2020, 2, 12, 19, 3, 58, 123);
export const CALLER: Caller = {
  accountId: 'acme',
  principals: ['client#client'],
  scopes: ['resources:read', 'resources:write'],
  roles: {},
};

/** A resource of the caller's account, reserved just now for ten minutes. */
export function resource(change: Partial<Resource> = {}): Resource {
  const request = { fileName: 'test.jpg', mediaType: 'image/jpg', expirySeconds: 600 };
  const rules = { uploadWindowSeconds: 3600, uploadDays: 7, rememberedDays: 30 };
  const uploaded = change.status === 'available' ? { size: 1, uploadedAt: NOW } : {};
  return { ...reserve(ID, 'acme', request, NOW, rules), ...uploaded, ...change };
}
