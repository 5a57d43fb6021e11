import { ArnFormat, CfnOutput, Duration, Stack, type StackProps, Validations } from 'aws-cdk-lib';
import {
  type IOidcProvider,
  OidcProviderNative,
  PolicyDocument,
  PolicyStatement,
  Role,
  WebIdentityPrincipal,
} from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import * as v from 'valibot';
import { deployedTableName, stackNames } from './names.ts';

const ISSUER = 'token.actions.githubusercontent.com';
const AUDIENCE = 'sts.amazonaws.com';

/** The part of its names that `cdk bootstrap` chooses unless it is told otherwise. */
const QUALIFIER = 'hnb659fds';

const slug = v.pipe(v.string(), v.regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$/));

const delivery = v.object({
  /** On GitHub, as owner/name. */
  repository: v.pipe(v.string(), v.regex(/^[A-Za-z0-9-]{1,39}\/[A-Za-z0-9._-]{1,100}$/)),
  /** The protected environment of the repository that deploys. */
  environment: v.optional(slug, 'production'),
  stage: v.pipe(v.string(), v.regex(/^[a-z][a-z0-9-]{0,19}$/)),
  /** An account has one identity provider for GitHub: its ARN, if there is one already. */
  oidcProviderArn: v.optional(v.pipe(v.string(), v.startsWith('arn:'))),
});

export type Delivery = v.InferOutput<typeof delivery>;

/** The options in the CDK's context. Throws one sentence about the first that cannot be used. */
export function readDelivery(context: Readonly<Record<string, unknown>>): Delivery {
  const result = v.safeParse(delivery, context);
  if (result.success) return result.output;
  const name = String(result.issues[0].path?.[0]?.key);
  throw new Error(
    `${name} is missing or cannot be used: name -c repository=OWNER/NAME and -c stage=NAME, and if they differ ` +
      '-c environment=production and -c oidcProviderArn=ARN.',
  );
}

/**
 * The two roles that GitHub's workflows take, without a secret: pull requests get one that reads the stage's templates,
 * the protected environment one that deploys the stage and checks it.
 */
export class DeliveryStack extends Stack {
  constructor(
    scope: Construct,
    id: string,
    { delivery: options, ...props }: StackProps & { delivery: Delivery },
  ) {
    super(scope, id, props);
    const { repository, environment, stage } = options;
    const provider = identityProvider(this, options);
    const templates = allow(
      ['cloudformation:DescribeStacks', 'cloudformation:GetTemplate'],
      stacksOf(this, stage),
    );
    const diff = workflowRole(this, 'DiffRole', provider, `repo:${repository}:pull_request`, [templates]);
    const deploy = workflowRole(
      this,
      'DeployRole',
      provider,
      `repo:${repository}:environment:${environment}`,
      [
        templates,
        allow(
          ['sts:AssumeRole'],
          ['deploy', 'file-publishing'].map((name) => bootstrapRole(this, name)),
        ),
        ...smokeTest(this, stage),
      ],
    );
    new CfnOutput(this, 'DiffRoleArn', { value: diff.roleArn });
    new CfnOutput(this, 'DeployRoleArn', { value: deploy.roleArn });
  }
}

function identityProvider(scope: Construct, { oidcProviderArn: arn }: Delivery): IOidcProvider {
  if (arn !== undefined) return OidcProviderNative.fromOidcProviderArn(scope, 'GitHub', arn);
  return new OidcProviderNative(scope, 'GitHub', { url: `https://${ISSUER}`, clientIds: [AUDIENCE] });
}

/** A role for the workflows whose token has exactly this subject. */
function workflowRole(
  scope: Stack,
  id: string,
  provider: IOidcProvider,
  subject: string,
  statements: PolicyStatement[],
): Role {
  const conditions = { StringEquals: { [`${ISSUER}:aud`]: AUDIENCE, [`${ISSUER}:sub`]: subject } };
  acknowledgeWildcards(scope, statements);
  return new Role(scope, id, {
    description: `Workflows of GitHub: ${subject}`,
    assumedBy: new WebIdentityPrincipal(provider.oidcProviderArn, conditions),
    maxSessionDuration: Duration.hours(1),
    inlinePolicies: { workflow: new PolicyDocument({ statements }) },
  });
}

function acknowledgeWildcards(stack: Stack, statements: readonly PolicyStatement[]): void {
  const resources = new Set(statements.flatMap((statement) => statement.resources));
  for (const resource of [...resources].filter((name) => name.includes('*'))) {
    Validations.of(stack).acknowledge({
      id: `AwsSolutions-IAM5[Resource::${nameForChecks(stack, resource)}]`,
      reason:
        'AWS completes the names of stacks, buckets, queues and objects, and does not tell alarms apart.',
    });
  }
}

/** An ARN as cdk-nag writes it: `arn:<AWS::Partition>:…`. */
function nameForChecks(stack: Stack, arn: string): string {
  const resolved: string | { 'Fn::Join': [string, (string | { Ref: string })[]] } = stack.resolve(arn);
  if (typeof resolved === 'string') return resolved;
  return resolved['Fn::Join'][1].map((part) => (typeof part === 'string' ? part : `<${part.Ref}>`)).join('');
}

/** What `npm run smoke` does with an operator's credentials: two clients come and go, all else is read. */
function smokeTest(stack: Stack, stage: string): PolicyStatement[] {
  const table = stack.formatArn({
    service: 'dynamodb',
    resource: 'table',
    resourceName: deployedTableName(stage),
  });
  const queues = stack.formatArn({ service: 'sqs', resource: `${stackNames(stage).api}-*` });
  // CloudFormation begins the bucket's name with that of its stack, in lower case, and may cut that short.
  const bucket = stack.formatArn({
    service: 's3',
    region: '',
    account: '',
    resource: 'resourcemanagerstorage-*',
  });
  return [
    // Nested stacks are named after theirs.
    allow(
      ['cloudformation:ListStackResources'],
      [...stacksOf(stack, stage), stackArn(stack, `${stackNames(stage).api}-*/*`)],
    ),
    allow(['dynamodb:DeleteItem', 'dynamodb:GetItem', 'dynamodb:PutItem'], [table]),
    allow(['s3:ListBucket'], [bucket]),
    allow(
      ['s3:GetObject', 's3:GetObjectTagging', 's3:GetObjectVersion', 's3:GetObjectVersionTagging'],
      [`${bucket}/*`],
    ),
    allow(['sqs:GetQueueAttributes'], [queues]),
    allow(['cloudwatch:DescribeAlarms', 'lambda:GetAccountSettings'], ['*']),
  ];
}

/** The stage's stacks, whose ids AWS completes. */
function stacksOf(stack: Stack, stage: string): string[] {
  return Object.values(stackNames(stage)).map((name) => stackArn(stack, `${name}/*`));
}

function stackArn(stack: Stack, resourceName: string): string {
  return stack.formatArn({ service: 'cloudformation', resource: 'stack', resourceName });
}

/** A role that `cdk bootstrap` has made, which the CDK takes to deploy. */
function bootstrapRole(stack: Stack, name: string): string {
  return stack.formatArn({
    service: 'iam',
    region: '',
    resource: 'role',
    resourceName: `cdk-${QUALIFIER}-${name}-role-${stack.account}-${stack.region}`,
    arnFormat: ArnFormat.SLASH_RESOURCE_NAME,
  });
}

function allow(actions: string[], resources: string[]): PolicyStatement {
  return new PolicyStatement({ actions, resources });
}
