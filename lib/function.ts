import { Duration, RemovalPolicy, Validations } from 'aws-cdk-lib';
import { type IRole, PolicyDocument, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import {
  Architecture,
  CfnFunction,
  Code,
  Function as LambdaFunction,
  LoggingFormat,
  Runtime,
  SystemLogLevel,
} from 'aws-cdk-lib/aws-lambda';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import type { Configuration } from './configuration.ts';
import { logGroupName } from './names.ts';

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
  const { stage, logRetentionDays, tracing } = props.configuration;
  const logGroup = new LogGroup(scope, 'Log', {
    logGroupName: logGroupName(stage, scope.node.id),
    retention: logRetentionDays,
    removalPolicy: RemovalPolicy.DESTROY,
  });
  const made = new LambdaFunction(scope, 'Function', {
    description: props.description,
    ...(props.name === undefined ? {} : { functionName: props.name }),
    runtime: Runtime.NODEJS_24_X,
    architecture: Architecture.ARM_64,
    code: Code.fromAsset(props.bundle),
    handler: 'index.handler',
    memorySize: props.memory,
    timeout: Duration.seconds(props.timeout),
    environment: props.environment ?? {},
    role: executionRole(scope, logGroup, [...props.statements, ...(tracing ? [writeTraces(scope)] : [])]),
    logGroup,
    loggingFormat: LoggingFormat.JSON,
    // Without Lambda's own lines on each run that went well, longer than ours: metrics tell what they would.
    systemLogLevelV2: SystemLogLevel.WARN,
  });
  if (tracing) trace(made);
  return made;
}

/** X-Ray has no resources whose traces a policy could name. */
function writeTraces(scope: Construct): PolicyStatement {
  Validations.of(scope).acknowledge({
    id: 'AwsSolutions-IAM5[Resource::*]',
    reason: 'Traces have no resource; the actions are the two that Lambda needs.',
  });
  return new PolicyStatement({
    actions: ['xray:PutTraceSegments', 'xray:PutTelemetryRecords'],
    resources: ['*'],
  });
}

/** The function's own `tracing` would add a policy, one more resource for each function. */
function trace(made: LambdaFunction): void {
  const resource = made.node.defaultChild;
  if (!CfnFunction.isCfnFunction(resource)) throw new Error('The function has no resource of its own.');
  resource.tracingConfig = { mode: 'Active' };
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
