import type { S3Client } from '@aws-sdk/client-s3';
import type { UploadList } from '../model/repair/ports.ts';
import { objectName, partsOf, UPLOADS } from '../model/resources/object-name.ts';
import type { Platform } from '../platform.ts';
import { setting } from '../settings.ts';
import { clientConfiguration } from './aws-client.ts';

/** The bucket's list of uploaded versions. */
export function s3Uploads(platform: Platform): UploadList {
  let client: S3Client | undefined;
  return {
    async uploads(limit, after) {
      const sdk = await import('@aws-sdk/client-s3');
      client ??= new sdk.S3Client({
        ...clientConfiguration(platform, 'S3'),
        forcePathStyle: platform.environment['AWS_ENDPOINT_URL_S3'] !== undefined,
      });
      const { key, versionId } = after === undefined ? {} : partsOf(after);
      const page = await client.send(
        new sdk.ListObjectVersionsCommand({
          Bucket: setting(platform, 'BUCKET_NAME'),
          Prefix: UPLOADS,
          MaxKeys: limit,
          KeyMarker: key,
          VersionIdMarker: versionId,
        }),
      );
      const files = (page.Versions ?? []).map(({ Key = '', VersionId = '', LastModified }) => ({
        object: objectName(Key, VersionId),
        uploadedAt: LastModified?.getTime() ?? 0,
      }));
      const { NextKeyMarker, NextVersionIdMarker } = page;
      if (!page.IsTruncated || NextKeyMarker === undefined) return { files };
      return { files, next: objectName(NextKeyMarker, NextVersionIdMarker ?? '') };
    },
  };
}
