import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { type IRole, PolicyDocument, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import {
  Architecture,
  Code,
  Function as LambdaFunction,
  LoggingFormat,
  Runtime,
} from 'aws-cdk-lib/aws-lambda';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import type { Configuration } from './configuration.ts';

export interface FunctionProps {
  readonly configuration: Configuration;
  /** The folder of the bundled handler: `index.cjs`, which exports `handler`. */
  readonly bundle: string;
  readonly description: string;
  /** Where others must know it in advance; otherwise the deployment makes one up. */
  readonly name?: string;
  /** In MB. */
  readonly memory: number;
  /** In seconds. */
  readonly timeout: number;
  readonly environment?: Record<string, string>;
  /** What the function may do, besides writing its own log. */
  readonly statements: readonly PolicyStatement[];
}

/** A Lambda function with a role and a log group of its own; `scope` is for these three and named like the function. */
export function lambdaFunction(scope: Construct, props: FunctionProps): LambdaFunction {
  const { stage, logRetentionDays } = props.configuration;
  const logGroup = new LogGroup(scope, 'Log', {
    logGroupName: `/resource-manager/${stage}/${scope.node.id}`,
    retention: logRetentionDays,
    removalPolicy: RemovalPolicy.DESTROY,
  });
  return new LambdaFunction(scope, 'Function', {
    description: props.description,
    ...(props.name === undefined ? {} : { functionName: props.name }),
    runtime: Runtime.NODEJS_24_X,
    architecture: Architecture.ARM_64,
    code: Code.fromAsset(props.bundle),
    handler: 'index.handler',
    memorySize: props.memory,
    timeout: Duration.seconds(props.timeout),
    environment: props.environment ?? {},
    role: executionRole(scope, logGroup, props.statements),
    logGroup,
    loggingFormat: LoggingFormat.JSON,
  });
}

/** The managed policy that functions usually get would let each write into every log of the account. */
function executionRole(scope: Construct, logGroup: LogGroup, statements: readonly PolicyStatement[]): IRole {
  const writeLog = new PolicyStatement({
    actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
    resources: [logGroup.logGroupArn],
  });
  return new Role(scope, 'Role', {
    assumedBy: new ServicePrincipal('lambda.amazonaws.com'),
    inlinePolicies: { function: new PolicyDocument({ statements: [writeLog, ...statements] }) },
  });
}
