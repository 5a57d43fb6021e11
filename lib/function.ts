import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { type IRole, PolicyDocument, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import {
  Architecture,
  Code,
  Function as LambdaFunction,
  LoggingFormat,
  Runtime,
  SystemLogLevel,
} from 'aws-cdk-lib/aws-lambda';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import type { Configuration } from './configuration.ts';

export interface FunctionProps {
  readonly configuration: Configuration;
  /** The folder of the bundled handler: `index.cjs`, which exports `handler`. */
  readonly bundle: string;
  readonly description: string;
  /** Set if others must know it in advance; by default CloudFormation generates one. */
  readonly name?: string;
  /** In MB. */
  readonly memory: number;
  /** In seconds. */
  readonly timeout: number;
  readonly environment?: Record<string, string>;
  /** The function's rights, besides writing its own log. */
  readonly statements: readonly PolicyStatement[];
}

/** A Lambda function with its own role and log group; `scope` holds these three and is named like the function. */
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
    // Without Lambda's own lines on each run that went well, longer than ours: metrics tell what they would.
    systemLogLevelV2: SystemLogLevel.WARN,
  });
}

/** The usual managed policy would let each function write to every log of the account. */
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
