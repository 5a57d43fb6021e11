import { type Resource, reserve } from '../../../lambdas/domain/resource.ts';
import type { Caller } from '../../../lambdas/domain/token.ts';

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
  const rules = { uploadWindowSeconds: 3600, rememberedDays: 30 };
  return { ...reserve(ID, 'acme', request, NOW, rules), ...change };
}
