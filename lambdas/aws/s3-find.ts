import { objectName, partsOf } from '../model/resources/object-name.ts';
import type { ObjectStore } from '../model/resources/ports.ts';
import type { UploadedFile } from '../model/resources/upload.ts';
import type { Platform } from '../platform.ts';
import { httpRequestHandler } from './http-request-handler.ts';
import type { VersionsSigner } from './s3-links.ts';

/** S3 answers within milliseconds; after this many without an answer, the request is sent again. */
const SILENCE_LIMIT = 1500;
const TRIES = 3;

/** Seconds for which a request is signed. */
const VALID_FOR = 60;

/** Pages of a thousand versions each that are read at most: no form is used more often by accident. */
const MOST_PAGES = 10;

/**
 * Looks up objects in the list of their key's versions, by signed requests: the SDK's client would double the code that
 * some functions load at their start. S3 answers HEAD requests with 403 both for missing objects and for missing rights.
 */
export function s3Find(links: VersionsSigner, platform: Platform): Pick<ObjectStore, 'find'> {
  const requests = httpRequestHandler(SILENCE_LIMIT);
  const listVersions = platform.listVersions ?? requestVersions;

  /** The version with this id, or the first version of the key: S3 lists the newest first. */
  async function find(object: string): Promise<UploadedFile | undefined> {
    const { key, versionId } = partsOf(object);
    let oldest: UploadedFile | undefined;
    let page: VersionsPage = { isTruncated: true, versions: [] };
    for (let pages = 0; page.isTruncated; pages += 1) {
      if (pages === MOST_PAGES) throw new Error(`The object ${key} has too many versions.`);
      page = versionsPage(key, await listVersions(key, page.last));
      const named = page.versions.find((version) => version.object === object);
      if (named !== undefined) return named;
      oldest = page.versions.at(-1) ?? oldest;
    }
    return versionId === undefined ? oldest : undefined;
  }

  function requestVersions(key: string, after: string | undefined): Promise<string> {
    return patiently(async () => {
      const link = { key, ...(after === undefined ? {} : { after }), expiresInSeconds: VALID_FOR };
      const { protocol, hostname, port, host, pathname, search } = new URL(
        links.signVersions(link, platform.now()),
      );
      const { response } = await requests.handle({
        protocol,
        hostname,
        ...(port === '' ? {} : { port: Number(port) }),
        method: 'GET',
        path: pathname + search,
        headers: { host },
      });
      if (response.statusCode !== 200) throw new Error(`S3 answered ${response.statusCode}.`);
      return Buffer.from(response.body).toString();
    });
  }

  return { find };
}

async function patiently<Result>(request: () => Promise<Result>): Promise<Result> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await request();
    } catch (error) {
      if (tries === TRIES) throw error;
    }
  }
}

interface VersionsPage {
  readonly isTruncated: boolean;
  readonly versions: readonly UploadedFile[];
  /** The id of the page's last version or delete marker. */
  readonly last?: string;
}

/** Reads a page of the versions of one key (S3's API, "ListObjectVersions"). Its texts need no decoding. */
function versionsPage(key: string, document: string): VersionsPage {
  const versions = [...document.matchAll(/<Version>(.*?)<\/Version>/gs)].map(([, version = '']) => version);
  const ofKey = versions.filter((version) => textOf(version, 'Key') === key);
  const last = textOf(document, 'NextVersionIdMarker');
  return {
    isTruncated: textOf(document, 'IsTruncated') === 'true',
    versions: ofKey.map((version) => fileOf(key, version)),
    ...(last === '' ? {} : { last }),
  };
}

function fileOf(key: string, version: string): UploadedFile {
  return {
    object: objectName(key, textOf(version, 'VersionId')),
    size: Number(textOf(version, 'Size')),
    uploadedAt: Date.parse(textOf(version, 'LastModified')),
    etag: withoutQuotes(textOf(version, 'ETag')),
  };
}

function textOf(document: string, element: string): string {
  return new RegExp(`<${element}>(.*?)</${element}>`, 's').exec(document)?.[1] ?? '';
}

function withoutQuotes(etag: string): string {
  return etag.replace(/^("|&quot;|&#34;)|("|&quot;|&#34;)$/g, '');
}
