import { objectName } from '../../../../lambdas/model/resources/object-name.ts';
import type { Resource } from '../../../../lambdas/model/resources/resource.ts';
import { ID, NOW, resource } from '../../support/resources.ts';
import { contentEndpoints } from './content-endpoints.ts';

const KEY = resource().object;

export const FILE: Resource = resource({
  object: objectName(KEY, '1'),
  mediaType: 'image/jpeg',
  size: 5,
  uploadedAt: NOW,
  expiresAt: Date.UTC(2020, 3, 12),
  status: 'available',
});
const LOCATION = `https://api.example/v1/resources/${ID}`;
export const OTHER_ID = '1b9c3f1e-5a7d-4c2b-9e8f-1a2b3c4d5e6f';

/** The endpoints with one file in table and bucket. */
export async function endpointsWith(file: Resource = FILE) {
  const made = contentEndpoints();
  made.store(file.status === 'reserved' ? { ...file, object: KEY } : file);
  await made.objects.put(KEY, Buffer.from('bytes'), 'image/jpeg', 30);
  return made;
}

export const information = (expirationDate: string | null) => ({
  status: 200,
  location: LOCATION,
  requestId: `request1-${ID}`,
  body: { id: ID, expirationDate, size: 5, contentType: 'image/jpeg', location: LOCATION },
});

export const NONE = 'There is no file with this ID';
export const ENDS: [string, Partial<Resource>, string][] = [
  ['was deleted', { status: 'deleted' }, 'The file was deleted'],
  ['has expired', { expiresAt: NOW }, 'The file has expired'],
  ["is another account's", { accountId: 'other' }, NONE],
];
export const STRANGE_IDS = ['', 'x', OTHER_ID, `${ID}x`, `-${ID}`, 'd5bc5537-6924-4022-8dfc-e479ccdbb6'];
