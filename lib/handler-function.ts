import { Fn, Validations } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import type { FunctionName } from '../lambdas/routes.ts';
import type { SettingName } from '../lambdas/settings.ts';
import type { Configuration } from './configuration.ts';
import { lambdaFunction } from './function.ts';
import { runJobFunctionName } from './names.ts';
import { type Needs, needs } from './needs.ts';

/** The resources that functions can have rights on. */
export interface Resources {
  readonly tableArn: string;
  readonly tableStreamArn: string;
  /** The bucket's ARN by the name of its export. */
  readonly bucketArnExport: string;
  readonly signingKeyArn: string;
  readonly failedEventsArn: string;
  readonly reconcileQueueArn: string;
  readonly unreconciledArn: string;
  readonly webhookQueueArn: string;
  readonly encryptionKeyArn: string;
  /** Present if the deployment has a bus. */
  readonly eventBusArn?: string;
  readonly runJobArn: string;
  /** The audit's log stream. */
  readonly auditLogArn: string;
}

/**
 * The settings of every function, without the signing key: CloudFormation looks up its ARN in the other stack for each
 * function that gets it, about once a second at most.
 */
export type SharedSettingName = Exclude<SettingName, 'SIGNING_KEY_ID'>;

export interface HandlerFunctionProps {
  readonly configuration: Configuration;
  /** The same for all handlers: every shared setting by the name of its variable. */
  readonly environment: Readonly<Record<SharedSettingName, string>>;
  readonly resources: Resources;
  /** The folder of a function's bundle, by its name. */
  readonly bundle: (name: string) => string;
}

/** The function that runs a handler, with the rights that the handler needs. */
export function handlerFunction(
  parent: Construct,
  name: FunctionName,
  props: HandlerFunctionProps,
): LambdaFunction {
  const { configuration, environment, resources, bundle } = props;
  const { memory, timeout, ...actions } = needs[name];
  const scope = new Construct(parent, name);
  if (actions.objects !== undefined) {
    Validations.of(scope).acknowledge({
      id: `AwsSolutions-IAM5[Resource::${resources.bucketArnExport}/*]`,
      reason:
        'Objects come and go, so a policy can only name all objects of the bucket; the actions are exact.',
    });
  }
  return lambdaFunction(scope, {
    configuration,
    bundle: bundle(name),
    description: `Resource Manager, stage ${configuration.stage}: ${name}`,
    ...(name === 'run-job' ? { name: runJobFunctionName(configuration.stage) } : {}),
    memory,
    timeout,
    environment: {
      ...environment,
      ...(actions.signingKey === undefined ? {} : { SIGNING_KEY_ID: resources.signingKeyArn }),
    },
    statements: statements(actions, resources),
  });
}

function statements(actions: Omit<Needs, 'memory' | 'timeout'>, resources: Resources): PolicyStatement[] {
  const { table, lists = [], tableStream, objects, bucket, signingKey, invokes } = actions;
  const { failedEvents, reconcileQueue, unreconciled, webhookQueue, encryptionKey, eventBus } = actions;
  const { auditLog } = actions;
  return [
    allow('dynamodb', table, resources.tableArn),
    ...lists.map((index) => allow('dynamodb', ['Query'], `${resources.tableArn}/index/${index}`)),
    allow('dynamodb', tableStream, resources.tableStreamArn),
    allow('s3', objects, `${Fn.importValue(resources.bucketArnExport)}/*`),
    allow('s3', bucket, Fn.importValue(resources.bucketArnExport)),
    allow('kms', signingKey, resources.signingKeyArn),
    allow('sqs', failedEvents, resources.failedEventsArn),
    allow('sqs', reconcileQueue, resources.reconcileQueueArn),
    allow('sqs', unreconciled, resources.unreconciledArn),
    allow('sqs', webhookQueue, resources.webhookQueueArn),
    allow('kms', encryptionKey, resources.encryptionKeyArn),
    ...(resources.eventBusArn === undefined ? [] : [allow('events', eventBus, resources.eventBusArn)]),
    allow('logs', auditLog, resources.auditLogArn),
    allow('lambda', invokes && ['InvokeFunction'], resources.runJobArn),
  ].flat();
}

function allow(service: string, actions: readonly string[] | undefined, resource: string): PolicyStatement[] {
  if (actions === undefined) return [];
  return [
    new PolicyStatement({ actions: actions.map((action) => `${service}:${action}`), resources: [resource] }),
  ];
}
