import { Duration, Validations } from 'aws-cdk-lib';
import type { HttpApi } from 'aws-cdk-lib/aws-apigatewayv2';
import { Alarm, type Metric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { LambdaApplication, LambdaDeploymentConfig, LambdaDeploymentGroup } from 'aws-cdk-lib/aws-codedeploy';
import { ManagedPolicy, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IFunction, Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import type { FunctionName } from '../lambdas/routes.ts';
import type { Configuration } from './configuration.ts';

/** The functions that most requests reach. Each of the others would cost four more resources of the stack's 500. */
const HOT: readonly FunctionName[] = [
  'issue-token',
  'create-resource',
  'resolve-reference',
  'download-resource',
];

/** What the API calls in place of a function. */
export type Released = (name: FunctionName, handler: LambdaFunction) => IFunction;

/**
 * With `canary`, the hot functions are called by an alias, which CodeDeploy moves to a new version: a tenth of the
 * requests for five minutes, then all of them, or back at the first error of the alias or 5xx answer of the API.
 */
export function released(parent: Construct, configuration: Configuration, api: HttpApi): Released {
  if (!configuration.canary) return (_, handler) => handler;
  const scope = new Construct(parent, 'Canary');
  const application = new LambdaApplication(scope, 'Application');
  const role = codeDeployRole(scope);
  const serverErrors = alarm(scope, 'ServerErrors', api.metricServerError(lastMinute));
  return (name, handler) => {
    if (!HOT.includes(name)) return handler;
    const own = new Construct(scope, name);
    // A version keeps the values that it was made with. The template names the public keys, whichever they are.
    handler.invalidateVersionBasedOn(configuration.signingKeys.join());
    const alias = handler.addAlias('live');
    new LambdaDeploymentGroup(own, 'DeploymentGroup', {
      application,
      role,
      alias,
      deploymentConfig: LambdaDeploymentConfig.CANARY_10PERCENT_5MINUTES,
      alarms: [alarm(own, 'Errors', alias.metricErrors(lastMinute)), serverErrors],
      autoRollback: { failedDeployment: true, stoppedDeployment: true, deploymentInAlarm: true },
    });
    // The library's classes have optional properties that may be undefined, its interfaces do not say so.
    return alias as IFunction;
  };
}

const lastMinute = { period: Duration.minutes(1), statistic: 'Sum' };

function alarm(scope: Construct, id: string, metric: Metric): Alarm {
  return new Alarm(scope, id, {
    metric,
    alarmDescription: 'A new version of a function fails: CodeDeploy goes back to the one before.',
    threshold: 1,
    evaluationPeriods: 1,
    treatMissingData: TreatMissingData.NOT_BREACHING,
  });
}

function codeDeployRole(scope: Construct): Role {
  const policy = 'service-role/AWSCodeDeployRoleForLambdaLimited';
  const role = new Role(scope, 'Role', {
    assumedBy: new ServicePrincipal('codedeploy.amazonaws.com'),
    managedPolicies: [ManagedPolicy.fromAwsManagedPolicyName(policy)],
  });
  Validations.of(role).acknowledge({
    id: `AwsSolutions-IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/${policy}]`,
    reason: 'AWS made this policy for exactly this purpose, and changes it with CodeDeploy.',
  });
  return role;
}
