import { expect, test } from 'vitest';
import { synthesise } from './synthesis.ts';

/**
 * The exact definition of a deployed table and bucket. After the first deployment a change may replace the data, cost a
 * write for every row, or be refused by AWS. Change it only with a recorded decision, never to make a test pass.
 */
const resources = synthesise().storage.toJSON()['Resources'];

/**
 * Retained, except in a first deployment that is rolled back: it has stored nothing, and its names would block the next
 * try.
 */
const retained = { DeletionPolicy: 'RetainExceptOnCreate', UpdateReplacePolicy: 'Retain' };

test('The table is the pinned one', () => {
  const attribute = (AttributeName: string) => ({ AttributeName, AttributeType: 'S' });
  const keys = (partition: string, sort: string) => [
    { AttributeName: partition, KeyType: 'HASH' },
    { AttributeName: sort, KeyType: 'RANGE' },
  ];
  const index = (IndexName: string, partition: string, sort: string) => ({
    IndexName,
    KeySchema: keys(partition, sort),
    Projection: { ProjectionType: 'ALL' },
  });
  expect(resources['TableCD117FA1']).toEqual({
    Type: 'AWS::DynamoDB::Table',
    ...retained,
    // Last, so that nothing can fail after it: a protected table cannot be rolled back.
    DependsOn: [
      'AuditStream1454558C',
      'BucketPolicyE9A3008A',
      'Bucket83908E77',
      'EncryptionKeyAliasC93FE124',
      'EncryptionKey1B843E66',
      'SigningKey1AliasE6A9FEA0',
      'SigningKey12FD9A1FB',
    ],
    Properties: {
      TableName: 'resource-manager-dev',
      AttributeDefinitions: [
        attribute('pk'),
        attribute('sk'),
        attribute('gsi1pk'),
        attribute('gsi1sk'),
        attribute('gsi2pk'),
        attribute('gsi2sk'),
        attribute('gsi3pk'),
        attribute('gsi3sk'),
        attribute('gsi4pk'),
        attribute('gsi4sk'),
        attribute('gsi5pk'),
        attribute('gsi5sk'),
        attribute('gsi6pk'),
        attribute('gsi6sk'),
        attribute('gsi7pk'),
        attribute('gsi7sk'),
      ],
      KeySchema: keys('pk', 'sk'),
      GlobalSecondaryIndexes: [
        index('gsi1', 'gsi1pk', 'gsi1sk'),
        index('gsi2', 'gsi2pk', 'gsi2sk'),
        index('gsi3', 'gsi3pk', 'gsi3sk'),
        index('gsi4', 'gsi4pk', 'gsi4sk'),
        index('gsi5', 'gsi5pk', 'gsi5sk'),
        index('gsi6', 'gsi6pk', 'gsi6sk'),
        index('gsi7', 'gsi7pk', 'gsi7sk'),
      ],
      StreamSpecification: { StreamViewType: 'NEW_AND_OLD_IMAGES' },
      BillingMode: 'PAY_PER_REQUEST',
      PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
      TimeToLiveSpecification: { AttributeName: 'forget_at', Enabled: true },
      DeletionProtectionEnabled: true,
    },
  });
});

test('The bucket is the pinned one', () => {
  expect(resources['Bucket83908E77']).toEqual({
    Type: 'AWS::S3::Bucket',
    ...retained,
    Properties: {
      BucketEncryption: {
        ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' } }],
      },
      CorsConfiguration: {
        CorsRules: [
          {
            AllowedHeaders: ['*'],
            AllowedMethods: ['GET', 'HEAD'],
            AllowedOrigins: ['*'],
            ExposedHeaders: ['ETag', 'Content-Disposition', 'Content-Range', 'Accept-Ranges'],
            MaxAge: 3600,
          },
          {
            AllowedHeaders: ['*'],
            AllowedMethods: ['POST', 'PUT', 'DELETE'],
            AllowedOrigins: ['*'],
            ExposedHeaders: ['ETag'],
            MaxAge: 3600,
          },
        ],
      },
      LifecycleConfiguration: {
        Rules: [
          {
            Id: 'abandoned-multipart-uploads',
            Status: 'Enabled',
            AbortIncompleteMultipartUpload: { DaysAfterInitiation: 8 },
          },
          { Id: 'delete-markers', Status: 'Enabled', ExpiredObjectDeleteMarker: true },
          ...Array.from({ length: 374 }, (_, index) => ({
            Id: `expire-after-${index + 1}-days`,
            Status: 'Enabled',
            TagFilters: [{ Key: 'expire-after-days', Value: String(index + 1) }],
            ExpirationInDays: index + 1,
            NoncurrentVersionExpiration: { NoncurrentDays: index + 1 },
          })),
        ],
      },
      NotificationConfiguration: { EventBridgeConfiguration: { EventBridgeEnabled: true } },
      VersioningConfiguration: { Status: 'Enabled' },
      OwnershipControls: { Rules: [{ ObjectOwnership: 'BucketOwnerEnforced' }] },
      PublicAccessBlockConfiguration: {
        BlockPublicAcls: true,
        BlockPublicPolicy: true,
        IgnorePublicAcls: true,
        RestrictPublicBuckets: true,
      },
    },
  });
});
