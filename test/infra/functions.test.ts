import { describe, expect, test } from 'vitest';
import { routeNames } from '../../lambdas/routes.ts';
import { settingNames } from '../../lambdas/settings.ts';
import {
  auditLog,
  bucket,
  encryptionKey,
  failedEvents,
  index,
  key1,
  key2,
  objects,
  reconcileQueue,
  runJob,
  table,
  tableStream,
  unreconciled,
  webhookQueue,
} from './references.ts';
import { CHOSEN, synthesise } from './synthesis.ts';
import { functionsOf } from './template-functions.ts';

const { api } = synthesise(CHOSEN);
const functions = functionsOf(api);

describe('A function has exactly the rights of its handler', () => {
  const readAndUpdate = ['dynamodb:GetItem', 'dynamodb:UpdateItem'];
  const everything: [unknown, unknown] = [
    [
      'dynamodb:BatchGetItem',
      'dynamodb:BatchWriteItem',
      'dynamodb:DeleteItem',
      'dynamodb:GetItem',
      'dynamodb:PutItem',
      'dynamodb:Query',
      'dynamodb:UpdateItem',
    ],
    table,
  ];
  const reconcileObjects: [unknown, unknown] = [
    ['s3:DeleteObjectVersion', 's3:GetObjectVersion', 's3:PutObjectVersionTagging'],
    objects,
  ];
  const uploadObjects: [unknown, unknown] = [
    [
      's3:DeleteObjectVersion',
      's3:GetObjectVersion',
      's3:PutObjectVersionTagging',
      's3:AbortMultipartUpload',
      's3:PutObject',
      's3:PutObjectTagging',
    ],
    objects,
  ];
  const listVersions: [unknown, unknown] = ['s3:ListBucketVersions', bucket];
  const permissions: Record<string, [unknown, unknown][]> = {
    'issue-token': [
      [readAndUpdate, table],
      ['kms:Sign', key2],
    ],
    'key-set': [],
    'authorization-server': [],
    landing: [],
    documentation: [],
    console: [],
    'api-description': [],
    'create-resource': [
      [['dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:UpdateItem'], table],
      [['s3:PutObject', 's3:PutObjectTagging'], objects],
      listVersions,
    ],
    'sign-upload': [
      [readAndUpdate, table],
      [
        ['s3:AbortMultipartUpload', 's3:ListMultipartUploadParts', 's3:PutObject', 's3:PutObjectTagging'],
        objects,
      ],
    ],
    'resolve-reference': [[readAndUpdate, table]],
    'download-resource': [
      [['dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:UpdateItem'], table],
      ['s3:GetObjectVersion', objects],
      listVersions,
    ],
    'list-resources': [
      [['dynamodb:BatchGetItem', 'dynamodb:GetItem', 'dynamodb:Query', 'dynamodb:UpdateItem'], table],
      ['dynamodb:Query', index('gsi1')],
      ['dynamodb:Query', index('gsi2')],
      ['dynamodb:Query', index('gsi3')],
      ['dynamodb:Query', index('gsi4')],
    ],
    'resource-status': [
      [['dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:UpdateItem'], table],
      listVersions,
    ],
    'update-resource': [everything, uploadObjects, listVersions],
    'delete-resource': [everything, reconcileObjects, listVersions],
    'get-usage': [[['dynamodb:GetItem', 'dynamodb:Query', 'dynamodb:UpdateItem'], table]],
    'read-catalogue': [
      [
        [
          'dynamodb:BatchGetItem',
          'dynamodb:GetItem',
          'dynamodb:PutItem',
          'dynamodb:Query',
          'dynamodb:UpdateItem',
        ],
        table,
      ],
      ['dynamodb:Query', index('gsi1')],
      ['dynamodb:Query', index('gsi2')],
      listVersions,
    ],
    'create-entry': [everything, uploadObjects, listVersions],
    'update-entry': [everything, uploadObjects, listVersions],
    'delete-entry': [everything, reconcileObjects, listVersions],
    'upload-content-v1': [everything, uploadObjects, listVersions],
    'upload-content': [everything, uploadObjects, listVersions],
    'update-content': [everything, uploadObjects, listVersions],
    'get-content': [[['dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:UpdateItem'], table], listVersions],
    'delete-content': [everything, reconcileObjects, listVersions],
    status: [
      ['dynamodb:GetItem', table],
      ['s3:GetObject', objects],
    ],
    'create-container': [[['dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:UpdateItem'], table]],
    'list-containers': [
      [readAndUpdate, table],
      ['dynamodb:Query', index('gsi1')],
      ['dynamodb:Query', index('gsi2')],
    ],
    'get-container': [[readAndUpdate, table]],
    'update-container': [[readAndUpdate, table]],
    'delete-container': [
      everything,
      ['dynamodb:Query', index('gsi4')],
      reconcileObjects,
      listVersions,
      ['lambda:InvokeFunction', runJob],
    ],
    'list-container-resources': [
      [['dynamodb:BatchGetItem', ...readAndUpdate], table],
      ['dynamodb:Query', index('gsi3')],
      ['dynamodb:Query', index('gsi4')],
    ],
    'start-clone': [
      [['dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:UpdateItem'], table],
      ['lambda:InvokeFunction', runJob],
    ],
    'get-clone': [[readAndUpdate, table]],
    fallback: [[readAndUpdate, table]],
    'object-created': [everything, reconcileObjects, listVersions, ['sqs:SendMessage', failedEvents]],
    'run-job': [
      everything,
      ['dynamodb:Query', index('gsi1')],
      ['dynamodb:Query', index('gsi2')],
      ['dynamodb:Query', index('gsi4')],
      uploadObjects,
      listVersions,
      ['sqs:SendMessage', failedEvents],
    ],
    'resume-jobs': [
      ['dynamodb:Query', index('gsi1')],
      ['sqs:SendMessage', failedEvents],
      ['sqs:SendMessage', webhookQueue],
      ['lambda:InvokeFunction', runJob],
    ],
    'table-stream': [
      everything,
      [
        [
          'dynamodb:DescribeStream',
          'dynamodb:GetRecords',
          'dynamodb:GetShardIterator',
          'dynamodb:ListStreams',
        ],
        tableStream,
      ],
      reconcileObjects,
      listVersions,
      ['sqs:SendMessage', reconcileQueue],
      ['sqs:SendMessage', unreconciled],
      ['sqs:SendMessage', webhookQueue],
      ['logs:PutLogEvents', auditLog],
    ],
    'reconcile-queue': [
      everything,
      reconcileObjects,
      listVersions,
      [
        ['sqs:DeleteMessage', 'sqs:GetQueueAttributes', 'sqs:ReceiveMessage', 'sqs:SendMessage'],
        reconcileQueue,
      ],
    ],
    'end-resources': [
      everything,
      ['dynamodb:Query', index('gsi5')],
      reconcileObjects,
      listVersions,
      ['sqs:SendMessage', failedEvents],
    ],
    'create-webhook': [
      [['dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:Query', 'dynamodb:UpdateItem'], table],
      ['kms:Encrypt', encryptionKey],
    ],
    'list-webhooks': [[['dynamodb:GetItem', 'dynamodb:Query', 'dynamodb:UpdateItem'], table]],
    'get-webhook': [[readAndUpdate, table]],
    'update-webhook': [
      [['dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:UpdateItem'], table],
      ['sqs:SendMessage', webhookQueue],
      ['kms:Encrypt', encryptionKey],
    ],
    'delete-webhook': [[['dynamodb:DeleteItem', 'dynamodb:GetItem', 'dynamodb:UpdateItem'], table]],
    'test-webhook': [
      [['dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:UpdateItem'], table],
      ['sqs:SendMessage', webhookQueue],
    ],
    'list-deliveries': [[['dynamodb:GetItem', 'dynamodb:Query', 'dynamodb:UpdateItem'], table]],
    'replay-delivery': [
      [['dynamodb:DeleteItem', 'dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:UpdateItem'], table],
      ['sqs:SendMessage', webhookQueue],
    ],
    'deliver-webhooks': [
      [
        [
          'dynamodb:BatchGetItem',
          'dynamodb:DeleteItem',
          'dynamodb:GetItem',
          'dynamodb:PutItem',
          'dynamodb:Query',
          'dynamodb:UpdateItem',
        ],
        table,
      ],
      [
        ['sqs:DeleteMessage', 'sqs:GetQueueAttributes', 'sqs:ReceiveMessage', 'sqs:SendMessage'],
        webhookQueue,
      ],
      ['kms:Decrypt', encryptionKey],
    ],
    'verification-keys': [['kms:GetPublicKey', [key2, key1]]],
  };

  test('and none is missing here', () => {
    expect([...functions.keys()].toSorted()).toEqual(Object.keys(permissions).toSorted());
    api.resourceCountIs('AWS::IAM::Role', functions.size);
    api.resourceCountIs('AWS::IAM::Policy', 0);
  });

  test.each(Object.entries(permissions))('%s', (name, expected) => {
    const { allowed, role, logging, properties } = functions.get(name) ?? expect.fail();
    expect(allowed).toEqual(expected);
    expect(role['ManagedPolicyArns']).toBeUndefined();
    const logGroup = Object(properties['LoggingConfig']).LogGroup.Ref;
    expect(logging).toEqual([
      ['logs:CreateLogStream', 'logs:PutLogEvents'],
      { 'Fn::GetAtt': [logGroup, 'Arn'] },
    ]);
  });
});

describe('Every function', () => {
  test.each([...functions])(
    '%s runs Node.js 24 on ARM and keeps its own JSON lines as configured',
    (name, one) => {
      expect(one.properties).toMatchObject({
        Runtime: 'nodejs24.x',
        Architectures: ['arm64'],
        Handler: 'index.handler',
        LoggingConfig: { LogFormat: 'JSON', SystemLogLevel: 'WARN' },
      });
      expect(one.logGroup).toEqual({ LogGroupName: `/resource-manager/dev/${name}`, RetentionInDays: 7 });
    },
  );

  test('gets every setting, the signing key only with the right to use it, and nothing else', () => {
    const environments = [...functions]
      .filter(([name]) => name !== 'verification-keys')
      .map(([name, { properties }]) => ({ name, ...Object(properties['Environment']).Variables }));
    for (const { name, SIGNING_KEY_ID: signingKey, ...environment } of environments) {
      expect(signingKey, name).toEqual(name === 'issue-token' ? key2 : undefined);
      const others = settingNames.filter((setting) => setting !== 'SIGNING_KEY_ID');
      expect(Object.keys(environment).toSorted(), name).toEqual(others.toSorted());
    }
    expect(environments[0]).toMatchObject({
      BASE_URL: { 'Fn::GetAtt': ['ApiF70053CD', 'ApiEndpoint'] },
      VERIFICATION_KEYS: { 'Fn::GetAtt': ['VerificationKeys', 'keySet'] },
      RUN_JOB_FUNCTION_NAME: 'resource-manager-dev-run-job',
      MAXIMUM_UPLOAD_BYTES: '5368709120',
      MAXIMUM_CONTENT_BYTES: '4400000',
      UPLOAD_WINDOW_SECONDS: '3600',
      UPLOAD_DAYS: '7',
      DOWNLOAD_LINK_SECONDS: '300',
      REMEMBERED_DAYS: '30',
      METRICS_NAMESPACE: 'ResourceManager/dev',
    });
  });

  test("of the API answers before API Gateway's timeout", () => {
    for (const name of [...routeNames, 'fallback'])
      expect(functions.get(name)?.properties['Timeout'], name).toBeLessThanOrEqual(30);
  });

  test('has a generated name, except for the one that others invoke by name', () => {
    for (const [name, { properties }] of functions)
      expect(properties['FunctionName'], name).toBe(
        name === 'run-job' ? 'resource-manager-dev-run-job' : undefined,
      );
  });

  test('that runs a job may take as long as Lambda allows', () => {
    expect(functions.get('run-job')?.properties).toMatchObject({ Timeout: 900, MemorySize: 1024 });
    expect(functions.get('resume-jobs')?.properties).toMatchObject({ Timeout: 60, MemorySize: 256 });
  });
});

describe('Tracing', () => {
  const tracingOf = (template: typeof api) =>
    [...functionsOf(template).values()].map(({ properties, allowed }) => ({
      mode: Object(properties['TracingConfig']).Mode,
      rights: allowed.filter(([, resource]) => resource === '*'),
    }));

  test('is off by default', () => {
    for (const one of tracingOf(api)) expect(one).toEqual({ mode: undefined, rights: [] });
  });

  test('is on for all functions if asked for, with the right to write traces and no further resource', () => {
    const { api: traced } = synthesise({ ...CHOSEN, tracing: 'true' });
    const write = [['xray:PutTraceSegments', 'xray:PutTelemetryRecords'], '*'];
    for (const one of tracingOf(traced)) expect(one).toEqual({ mode: 'Active', rights: [write] });
    expect(Object.keys(traced.findResources('*'))).toEqual(Object.keys(api.findResources('*')));
  });
});

test('The deployment looks up its key few times: CloudFormation does about one look-up a second', () => {
  const occurrences = JSON.stringify(synthesise().api.toJSON()).match(/Fn::GetStackOutput/g);
  expect(occurrences?.length).toBeLessThanOrEqual(4);
});

test('The verification keys are read again when the list of keys changes', () => {
  api.hasResourceProperties('Custom::VerificationKeys', { KeyIds: [key2, key1], ServiceTimeout: '300' });
});
