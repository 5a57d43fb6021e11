import {
  CfnOutput,
  CrossStackReferences,
  ReferenceStrength,
  RemovalPolicy,
  Stack,
  type StackProps,
} from 'aws-cdk-lib';
import { AttributeType, BillingMode, ProjectionType, StreamViewType, Table } from 'aws-cdk-lib/aws-dynamodb';
import { Key, KeySpec, KeyUsage } from 'aws-cdk-lib/aws-kms';
import { LogGroup, LogStream } from 'aws-cdk-lib/aws-logs';
import type { Bucket } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import { AUDIT_STREAM } from '../lambdas/aws/audit-log.ts';
import { tableSchema } from '../lambdas/table/schema.ts';
import type { Configuration } from './configuration.ts';
import { auditLogGroupName, deployedTableName } from './names.ts';
import { objectBucket } from './object-bucket.ts';

export interface StorageStackProps extends StackProps {
  readonly configuration: Configuration;
}

/**
 * Everything that outlives a deployment: the objects, their records and the keys that sign tokens. It is retained once
 * it is deployed; a first deployment that is rolled back leaves nothing whose name would block the next one.
 */
export class StorageStack extends Stack {
  readonly bucket: Bucket;
  /** The export that holds the bucket's ARN. */
  readonly bucketArnExport: string;
  readonly table: Table;
  /** The stream of changes of the table's rows. */
  readonly tableStreamArn: string;
  /** In the configuration's order: the first one signs. */
  readonly signingKeys: readonly Key[];
  /** Encrypts webhooks' secrets. */
  readonly encryptionKey: Key;

  constructor(scope: Construct, id: string, { configuration, ...props }: StorageStackProps) {
    super(scope, id, { ...props, terminationProtection: true });
    this.bucket = objectBucket(this, configuration);
    this.table = recordTable(this, configuration.stage);
    this.tableStreamArn = streamArn(this.table);
    this.signingKeys = configuration.signingKeys.map((name) => signingKey(this, configuration.stage, name));
    this.encryptionKey = encryptionKey(this, configuration.stage);
    const audit = auditLog(this, configuration);
    // Last, so that nothing can fail after it: a protected table cannot be rolled back.
    this.table.node.addDependency(this.bucket, this.encryptionKey, audit, ...this.signingKeys);
    this.bucketArnExport = `${id}:BucketArn`;
    new CfnOutput(this, 'BucketArn', { value: this.bucket.bucketArn, exportName: this.bucketArnExport });
    new CfnOutput(this, 'BucketName', { value: this.bucket.bucketName });
    new CfnOutput(this, 'TableName', { value: this.table.tableName });
  }
}

function recordTable(scope: Construct, stage: string): Table {
  const { partitionKey, sortKey, timeToLive, indexes } = tableSchema;
  const table = new Table(scope, 'Table', {
    tableName: deployedTableName(stage),
    partitionKey: { name: partitionKey, type: AttributeType.STRING },
    sortKey: { name: sortKey, type: AttributeType.STRING },
    billingMode: BillingMode.PAY_PER_REQUEST,
    pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
    timeToLiveAttribute: timeToLive,
    stream: StreamViewType.NEW_AND_OLD_IMAGES,
    deletionProtection: true,
    removalPolicy: RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
  });
  for (const { name, ...keys } of Object.values(indexes)) {
    table.addGlobalSecondaryIndex({
      indexName: name,
      partitionKey: { name: keys.partitionKey, type: AttributeType.STRING },
      sortKey: { name: keys.sortKey, type: AttributeType.STRING },
      projectionType: ProjectionType.ALL,
    });
  }
  return table;
}

function streamArn({ tableStreamArn }: Table): string {
  if (tableStreamArn === undefined) throw new Error('The table has no stream.');
  return tableStreamArn;
}

/** Retained, so that a name taken out of the configuration too early does not destroy the key. */
function signingKey(scope: Construct, stage: string, name: string): Key {
  const key = new Key(scope, `SigningKey-${name}`, {
    alias: `resource-manager-${stage}-${name}`,
    description: `Signs the access tokens of Resource Manager, stage ${stage}, generation ${name}`,
    keySpec: KeySpec.ECC_NIST_P256,
    keyUsage: KeyUsage.SIGN_VERIFY,
    removalPolicy: RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
  });
  // Other references are exports, and one that is in use cannot be removed: a retired key would never leave.
  CrossStackReferences.of(key).produce(ReferenceStrength.WEAK);
  return key;
}

/** The audit outlives the service. Its name is fixed, so only a first deployment that is rolled back removes it. */
function auditLog(scope: Construct, { stage, auditRetentionDays }: Configuration): LogStream {
  const removalPolicy = RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE;
  const logGroupName = auditLogGroupName(stage);
  const logGroup = new LogGroup(scope, 'Audit', {
    logGroupName,
    retention: auditRetentionDays,
    removalPolicy,
  });
  return new LogStream(scope, 'AuditStream', { logGroup, logStreamName: AUDIT_STREAM, removalPolicy });
}

/** Retained: without it, the secrets in the table could not be read. */
function encryptionKey(scope: Construct, stage: string): Key {
  return new Key(scope, 'EncryptionKey', {
    alias: `resource-manager-${stage}-encryption`,
    description: `Encrypts the webhooks' secrets of Resource Manager, stage ${stage}`,
    enableKeyRotation: true,
    removalPolicy: RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
  });
}
