import { Match } from 'aws-cdk-lib/assertions';
import { describe, expect, test } from 'vitest';
import { CHOSEN, synthesise } from './synthesis.ts';

const { storage } = synthesise(CHOSEN);
const resources = storage.toJSON()['Resources'];

describe('Resources that must never be replaced or lost', () => {
  test.each([
    ['Bucket83908E77', 'AWS::S3::Bucket'],
    ['TableCD117FA1', 'AWS::DynamoDB::Table'],
    ['SigningKey12FD9A1FB', 'AWS::KMS::Key'],
    ['SigningKey2145B34B8', 'AWS::KMS::Key'],
    ['EncryptionKey1B843E66', 'AWS::KMS::Key'],
  ])('%s keeps its logical id and is retained once it is deployed', (id, type) => {
    expect(resources[id]).toMatchObject({
      Type: type,
      DeletionPolicy: 'RetainExceptOnCreate',
      UpdateReplacePolicy: 'Retain',
    });
  });
});

describe('The bucket', () => {
  const properties = resources['Bucket83908E77'].Properties;

  test('is private, encrypted by S3, and without access control lists', () => {
    expect(properties).toMatchObject({
      PublicAccessBlockConfiguration: {
        BlockPublicAcls: true,
        BlockPublicPolicy: true,
        IgnorePublicAcls: true,
        RestrictPublicBuckets: true,
      },
      BucketEncryption: {
        ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' } }],
      },
      OwnershipControls: { Rules: [{ ObjectOwnership: 'BucketOwnerEnforced' }] },
    });
  });

  test('has a policy that only denies: everything without TLS 1.2', () => {
    const statements = Object.values(storage.findResources('AWS::S3::BucketPolicy')).flatMap(
      (policy) => policy['Properties'].PolicyDocument.Statement,
    );
    expect(statements).toEqual([
      expect.objectContaining({ Effect: 'Deny', Condition: { Bool: { 'aws:SecureTransport': 'false' } } }),
      expect.objectContaining({ Effect: 'Deny', Condition: { NumericLessThan: { 's3:TlsVersion': 1.2 } } }),
    ]);
  });

  test('lets every page read, and the configured ones upload', () => {
    expect(properties.CorsConfiguration.CorsRules).toEqual([
      {
        AllowedMethods: ['GET', 'HEAD'],
        AllowedOrigins: ['*'],
        AllowedHeaders: ['*'],
        ExposedHeaders: ['ETag', 'Content-Disposition', 'Content-Range', 'Accept-Ranges'],
        MaxAge: 3600,
      },
      {
        AllowedMethods: ['POST', 'PUT', 'DELETE'],
        AllowedOrigins: ['https://a.example', 'https://b.example'],
        AllowedHeaders: ['*'],
        ExposedHeaders: ['ETag'],
        MaxAge: 3600,
      },
    ]);
  });

  test('reports to EventBridge without a helper function', () => {
    expect(properties.NotificationConfiguration).toEqual({
      EventBridgeConfiguration: { EventBridgeEnabled: true },
    });
    storage.resourceCountIs('AWS::Lambda::Function', 0);
  });

  test('removes abandoned uploads after eight days, and expired objects by a rule for each number of days', () => {
    const [abandoned, markers, ...expiry] = properties.LifecycleConfiguration.Rules;
    expect(abandoned).toEqual({
      Id: 'abandoned-multipart-uploads',
      Status: 'Enabled',
      AbortIncompleteMultipartUpload: { DaysAfterInitiation: 8 },
    });
    expect(markers).toEqual({ Id: 'delete-markers', Status: 'Enabled', ExpiredObjectDeleteMarker: true });
    expect(expiry).toHaveLength(374);
    for (const [index, rule] of expiry.entries()) {
      expect(rule).toEqual({
        Id: `expire-after-${index + 1}-days`,
        Status: 'Enabled',
        TagFilters: [{ Key: 'expire-after-days', Value: String(index + 1) }],
        ExpirationInDays: index + 1,
        NoncurrentVersionExpiration: { NoncurrentDays: index + 1 },
      });
    }
  });
});

test.each(['1', '2'])('The key %s signs with P-256 and has an alias', (name) => {
  storage.hasResourceProperties('AWS::KMS::Key', {
    KeySpec: 'ECC_NIST_P256',
    KeyUsage: 'SIGN_VERIFY',
    Description: Match.stringLikeRegexp(`generation ${name}$`),
  });
  storage.hasResourceProperties('AWS::KMS::Alias', { AliasName: `alias/resource-manager-dev-${name}` });
});

test('The audit has a log group of its own, which outlives the stack', () => {
  storage.hasResource('AWS::Logs::LogGroup', {
    Properties: { LogGroupName: '/resource-manager/dev/audit', RetentionInDays: 365 },
    DeletionPolicy: 'RetainExceptOnCreate',
    UpdateReplacePolicy: 'Retain',
  });
  storage.hasResource('AWS::Logs::LogStream', {
    Properties: { LogStreamName: 'changes' },
    DeletionPolicy: 'RetainExceptOnCreate',
  });
});

test('Keys are exported weakly, so that a retired one can be removed; everything else strongly', () => {
  const outputs: { Value: { 'Fn::GetAtt'?: string[] }; Export?: unknown }[] = Object.values(
    storage.toJSON()['Outputs'],
  );
  const ofKeys = outputs.filter(({ Value }) => Value['Fn::GetAtt']?.[0]?.startsWith('SigningKey'));
  expect(ofKeys).toHaveLength(2);
  for (const output of ofKeys) expect(output.Export).toBeUndefined();
});
