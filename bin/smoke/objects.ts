import { GetObjectTaggingCommand, HeadObjectCommand, NotFound, type S3Client } from '@aws-sdk/client-s3';
import { partsOf } from '../../lambdas/model/resources/object-name.ts';

/** The objects of a bucket, by the names that records give them. */
export interface StoredObjects {
  tagsOf(object: string): Promise<Readonly<Record<string, string>>>;
  headOf(object: string): Promise<{
    /** In milliseconds since 1970. */
    readonly lastModified: number;
    /** When lifecycle will end it, and by which rule, if S3 says so. */
    readonly expiration: string | undefined;
  }>;
  exists(object: string): Promise<boolean>;
}

export function objectsIn(client: S3Client, bucket: string): StoredObjects {
  const named = (object: string) => {
    const { key, versionId } = partsOf(object);
    return { Bucket: bucket, Key: key, ...(versionId === undefined ? {} : { VersionId: versionId }) };
  };
  return {
    async tagsOf(object) {
      const { TagSet = [] } = await client.send(new GetObjectTaggingCommand(named(object)));
      return Object.fromEntries(TagSet.map(({ Key = '', Value = '' }) => [Key, Value]));
    },
    async headOf(object) {
      const head = await client.send(new HeadObjectCommand(named(object)));
      return { lastModified: head.LastModified?.getTime() ?? 0, expiration: head.Expiration };
    },
    async exists(object) {
      try {
        await client.send(new HeadObjectCommand(named(object)));
        return true;
      } catch (error) {
        if (error instanceof NotFound) return false;
        // S3 says so only to those who may list the bucket, and answers HEAD without a reason.
        throw new Error(`s3:GetObject and s3:ListBucket are needed: ${String(error)}`, { cause: error });
      }
    },
  };
}
