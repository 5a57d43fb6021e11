import { Duration, RemovalPolicy, Validations } from 'aws-cdk-lib';
import {
  BlockPublicAccess,
  Bucket,
  BucketEncryption,
  CfnBucket,
  HttpMethods,
  type LifecycleRule,
  ObjectOwnership,
} from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import { corsRules } from '../lambdas/aws/bucket-cors.ts';
import { EXPIRY_TAG } from '../lambdas/aws/object-tags.ts';
import { LAST_LIFECYCLE_RULE } from '../lambdas/model/resources/expiry.ts';
import type { Configuration } from './configuration.ts';

/**
 * The bucket of all objects: private, reached over TLS with signed requests only; pages of `uploadOrigins` may
 * upload to it. It removes expired objects and reports every new one to EventBridge.
 */
export function objectBucket(
  scope: Construct,
  { uploadOrigins, uploadDays }: Pick<Configuration, 'uploadOrigins' | 'uploadDays'>,
): Bucket {
  const bucket = new Bucket(scope, 'Bucket', {
    blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
    objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
    encryption: BucketEncryption.S3_MANAGED,
    enforceSSL: true,
    minimumTLSVersion: 1.2,
    cors: corsRules(uploadOrigins).map((rule) => ({
      allowedMethods: rule.methods.map((method) => HttpMethods[method]),
      allowedOrigins: [...rule.origins],
      allowedHeaders: ['*'],
      exposedHeaders: [...rule.exposedHeaders],
      maxAge: rule.maximumAgeSeconds,
    })),
    // A form can be used more than once: the first upload must stay.
    versioned: true,
    lifecycleRules: [abandonedUploads(uploadDays), deleteMarkers, ...expiryRules],
    removalPolicy: RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
  });
  reportToEventBridge(bucket);
  Validations.of(bucket).acknowledge({
    id: 'AwsSolutions-S1',
    reason: 'A log of every access would need a second bucket; the API logs who asked for which signed link.',
  });
  return bucket;
}

/** A day later than an upload may be completed. */
function abandonedUploads(uploadDays: number): LifecycleRule {
  return {
    id: 'abandoned-multipart-uploads',
    abortIncompleteMultipartUploadAfter: Duration.days(uploadDays + 1),
  };
}

/** Lifecycle puts a marker on an expired object; once its version is gone, the marker goes too. */
const deleteMarkers: LifecycleRule = { id: 'delete-markers', expiredObjectDeleteMarker: true };

/** A noncurrent version must live as long as a current one. */
const expiryRules: readonly LifecycleRule[] = Array.from({ length: LAST_LIFECYCLE_RULE }, (_, index) => {
  const days = index + 1;
  return {
    id: `expire-after-${days}-days`,
    tagFilters: { [EXPIRY_TAG]: String(days) },
    expiration: Duration.days(days),
    noncurrentVersionExpiration: Duration.days(days),
  };
});

/** The bucket's own `eventBridgeEnabled` would deploy a function that only sets this property. */
function reportToEventBridge(bucket: Bucket): void {
  const resource = bucket.node.defaultChild;
  if (!CfnBucket.isCfnBucket(resource)) throw new Error('The bucket has no resource of its own.');
  resource.notificationConfiguration = { eventBridgeConfiguration: { eventBridgeEnabled: true } };
}
