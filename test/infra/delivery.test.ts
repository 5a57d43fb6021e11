import { rmSync } from 'node:fs';
import { Template } from 'aws-cdk-lib/assertions';
import { describe, expect, test } from 'vitest';
import { readDelivery } from '../../lib/delivery-stack.ts';
import { makeDelivery } from './synthesis.ts';

function synthesised(context: Record<string, string> = {}): Template {
  const { app, stack } = makeDelivery(context);
  const template = Template.fromStack(stack);
  rmSync(app.outdir, { recursive: true });
  return template;
}

describe('The roles of the workflows', () => {
  const template = synthesised();
  const [diff, deploy] = Object.values(template.findResources('AWS::IAM::Role')).map(
    ({ Properties }) => Properties,
  );
  const actionsOf = (role: typeof diff) =>
    role?.['Policies'][0].PolicyDocument.Statement.flatMap(
      ({ Action }: { Action: string | string[] }) => Action,
    );

  test.each([
    ['pull requests', diff, 'repo:owner/name:pull_request'],
    ['the protected environment', deploy, 'repo:owner/name:environment:production'],
  ])('trust %s of one repository only', (_, role, subject) => {
    expect(role?.['AssumeRolePolicyDocument'].Statement).toEqual([
      {
        Action: 'sts:AssumeRoleWithWebIdentity',
        Effect: 'Allow',
        Principal: { Federated: { Ref: expect.stringMatching(/^GitHub/) } },
        Condition: {
          StringEquals: {
            'token.actions.githubusercontent.com:aud': 'sts.amazonaws.com',
            'token.actions.githubusercontent.com:sub': subject,
          },
        },
      },
    ]);
  });

  test('read only the templates for a pull request', () => {
    expect(actionsOf(diff)).toEqual(['cloudformation:DescribeStacks', 'cloudformation:GetTemplate']);
    expect(JSON.stringify(diff?.['Policies'])).not.toContain('"*"');
  });

  test('deploy with what the bootstrap has made, and check with what the smoke test needs', () => {
    expect(actionsOf(deploy)).toEqual([
      'cloudformation:DescribeStacks',
      'cloudformation:GetTemplate',
      'sts:AssumeRole',
      'cloudformation:ListStackResources',
      'dynamodb:DeleteItem',
      'dynamodb:GetItem',
      'dynamodb:PutItem',
      's3:ListBucket',
      's3:GetObject',
      's3:GetObjectTagging',
      's3:GetObjectVersion',
      's3:GetObjectVersionTagging',
      'sqs:GetQueueAttributes',
      'cloudwatch:DescribeAlarms',
      'lambda:GetAccountSettings',
    ]);
  });

  test('use the identity provider that the account has', () => {
    const oidcProviderArn = 'arn:aws:iam::123456789012:oidc-provider/token.actions.githubusercontent.com';
    synthesised({ oidcProviderArn }).resourceCountIs('AWS::IAM::OIDCProvider', 0);
  });
});

test.each([
  [{}, 'repository'],
  [{ repository: 'name', stage: 'prod' }, 'repository'],
  [{ repository: 'owner/*', stage: 'prod' }, 'repository'],
  [{ repository: 'owner/name' }, 'stage'],
  [{ repository: 'owner/name', stage: 'prod', environment: '*' }, 'environment'],
])('the options %j are refused', (context, name) => {
  expect(() => readDelivery(context)).toThrow(`${name} is missing or cannot be used`);
});
