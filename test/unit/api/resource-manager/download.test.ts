import { describe, expect, test, vi } from 'vitest';
import { downloadResource } from '../../../../lambdas/api/resource-manager/download.ts';
import type { DownloadLink } from '../../../../lambdas/model/resources/ports.ts';
import type { Resource } from '../../../../lambdas/model/resources/resource.ts';
import type { UploadedFile } from '../../../../lambdas/model/resources/upload.ts';
import { problemOf } from '../../support/problems.ts';
import { apiRequest } from '../../support/requests.ts';
import { ID, NOW, resource } from '../../support/resources.ts';

const FIRST = `${resource().object}?versionId=first`;

/** The endpoint over fake dependencies, with the look-ups and signed links. */
function endpoint(stored: Resource | undefined, { uploaded = true, now = NOW } = {}) {
  const find = vi.fn(async (id: string) => (id === stored?.id ? stored : undefined));
  const recordUpload = async (_: unknown, file: UploadedFile) =>
    stored && ({ ...stored, ...file, status: 'available' } as const);
  const look = vi.fn(async () => (uploaded ? { object: FIRST, size: 5, uploadedAt: NOW } : undefined));
  const signDownload = vi.fn((_: DownloadLink, _now: number) => 'https://bucket.example/signed');
  const respond = downloadResource({
    resources: { find, recordUpload },
    objects: { find: look },
    links: { signDownload },
    linkSeconds: 300,
    now: () => now,
  });
  const download = (id = ID, method = 'GET') => respond(apiRequest({ method, pathParameters: { id } }));
  return { find, look, signDownload, download };
}

const available = (change: Partial<Resource> = {}) => resource({ status: 'available', ...change });

describe('a download', () => {
  test('redirects to a link for this object and a short time', async () => {
    const { download, signDownload, look } = endpoint(available());
    expect(await download()).toEqual({ status: 302, headers: { location: 'https://bucket.example/signed' } });
    expect(signDownload).toHaveBeenCalledWith(
      {
        method: 'GET',
        object: resource().object,
        contentDisposition: `inline; filename="test.jpg"; filename*=UTF-8''test.jpg`,
        expiresInSeconds: 300,
      },
      NOW,
    );
    expect(look).not.toHaveBeenCalled();
  });

  test.each(['GET', 'HEAD'])('with %s gets a link for the same method', async (method) => {
    const { download, signDownload } = endpoint(available());
    await download(ID, method);
    expect(signDownload.mock.calls[0]?.[0].method).toBe(method);
  });

  test.each([
    ['image/svg+xml', 'attachment'],
    ['application/octet-stream', 'attachment'],
    ['text/markdown', 'attachment'],
    ['application/pdf', 'inline'],
    ['text/plain', 'inline'],
  ])('of %s is served %s', async (mediaType, disposition) => {
    const { download, signDownload } = endpoint(available({ mediaType }));
    await download();
    expect(signDownload.mock.calls[0]?.[0].contentDisposition).toMatch(new RegExp(`^${disposition};`));
  });

  const END = Date.UTC(2020, 2, 12, 19, 13, 59);

  test.each([
    [END - 300_000, 300],
    [END - 299_999, 300],
    [END - 10_000, 10],
    [END - 9_500, 10],
    [END - 1, 1],
  ])('at %i gets a link for %i seconds, never longer than the resource lives', async (now, seconds) => {
    const { download, signDownload } = endpoint(available(), { now });
    await download();
    expect(signDownload.mock.calls[0]?.[0].expiresInSeconds).toBe(seconds);
    expect(Math.floor(now / 1000) + seconds).toBeLessThanOrEqual(END / 1000);
  });

  test('of a resource without an end gets a link for the usual time', async () => {
    const { expiresAt: _, ...persistent } = available();
    const { download, signDownload } = endpoint(persistent);
    await download();
    expect(signDownload.mock.calls[0]?.[0].expiresInSeconds).toBe(300);
  });

  test('between an upload and its event finds the first object', async () => {
    const { download, look, signDownload } = endpoint(resource());
    expect((await download()).status).toBe(302);
    expect(look).toHaveBeenCalledWith(resource().object);
    expect(signDownload.mock.calls[0]?.[0].object).toBe(FIRST);
  });

  test('before the upload is 404', async () => {
    const { download } = endpoint(resource(), { uploaded: false });
    expect(await problemOf(() => download())).toEqual({
      code: 'not-found',
      message: 'The file has not been uploaded yet.',
    });
  });

  test.each<Partial<Resource>>([{ status: 'deleted' }, { expiresAt: NOW }])(
    'of %j is 410',
    async (change) => {
      const { download, signDownload } = endpoint(available(change));
      expect(await problemOf(() => download())).toEqual({
        code: 'gone',
        message: 'The resource has expired or was deleted.',
      });
      expect(signDownload).not.toHaveBeenCalled();
    },
  );

  test('of an unknown resource is 404', async () => {
    const { download } = endpoint(undefined);
    expect(await problemOf(() => download())).toEqual({
      code: 'not-found',
      message: 'There is no such resource.',
    });
  });

  test.each(['', 'x', ID.toUpperCase(), `ref://${ID}`, '../x', '\ud800'])(
    'of %j does not read the table',
    async (id) => {
      const { download, find } = endpoint(available());
      expect(await problemOf(() => download(id))).toMatchObject({ code: 'not-found' });
      expect(find).not.toHaveBeenCalled();
    },
  );
});
