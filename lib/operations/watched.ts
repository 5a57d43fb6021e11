import type { HttpApi } from 'aws-cdk-lib/aws-apigatewayv2';
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import type { ILogGroup } from 'aws-cdk-lib/aws-logs';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import type { FunctionName } from '../../lambdas/routes.ts';

/** What the alarms and the dashboard show. */
export interface Watched {
  readonly stage: string;
  readonly api: HttpApi;
  readonly accessLog: ILogGroup;
  readonly functions: ReadonlyMap<FunctionName, LambdaFunction>;
  /** Events and messages that could not be handled. */
  readonly failed: IQueue;
  readonly unreconciled: IQueue;
  readonly reconcileQueue: IQueue;
  readonly webhookQueue: IQueue;
  readonly tableName: string;
  readonly bucketName: string;
}

/** A watched function. Throws if there is none of the name. */
export function functionOf({ functions }: Watched, name: FunctionName): LambdaFunction {
  const found = functions.get(name);
  if (found === undefined) throw new Error(`There is no function ${name} to watch.`);
  return found;
}
