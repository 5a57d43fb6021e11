import { ArnFormat, CfnOutput, Stack, type StackProps } from 'aws-cdk-lib';
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import type { Construct } from 'constructs';
import { AUDIT_STREAM } from '../lambdas/aws/audit-log.ts';
import type { FunctionName } from '../lambdas/routes.ts';
import { released } from './canary.ts';
import type { Configuration } from './configuration.ts';
import { failedEvents } from './failed-events.ts';
import { VERIFICATION_KEYS } from './function-names.ts';
import { handlerFunction, type SharedSettingName } from './handler-function.ts';
import { addRoutes, httpApi } from './http-api.ts';
import { runJobs } from './jobs.ts';
import { auditLogGroupName, deployedTableName, metricsNamespace, runJobFunctionName } from './names.ts';
import { OperationsStack } from './operations/operations-stack.ts';
import { endEveryMinute, reconcileChanges, reconcileMessages, reconcileQueues } from './reconciling.ts';
import type { StorageStack } from './storage-stack.ts';
import { handleUploads } from './upload-events.ts';
import { verificationKeys } from './verification-keys.ts';
import { deliverWebhooks, eventBus, webhookQueue } from './webhooks.ts';

export interface ApiStackProps extends StackProps {
  readonly configuration: Configuration;
  readonly storage: StorageStack;
  /** The folder of a function's bundle, by its name. */
  readonly bundle: (name: string) => string;
}

/** The HTTP API and its functions, uploads and background jobs: everything that can be recreated. */
export class ApiStack extends Stack {
  readonly operations: OperationsStack;

  constructor(scope: Construct, id: string, { configuration, storage, bundle, ...props }: ApiStackProps) {
    super(scope, id, props);
    const [signingKey] = storage.signingKeys;
    if (signingKey === undefined) throw new Error('The storage stack has no signing key.');
    const { api, accessLog } = httpApi(this, configuration);
    const baseUrl = configuration.baseUrl ?? api.apiEndpoint;
    const { queue, unreconciled } = reconcileQueues(this);
    const failed = failedEvents(this);
    const webhooks = webhookQueue(this, failed);
    const bus = eventBus(this, configuration);
    const environment: Record<SharedSettingName, string> = {
      BASE_URL: baseUrl,
      TABLE_NAME: storage.table.tableName,
      BUCKET_NAME: storage.bucket.bucketName,
      BUCKET_URL: `https://${storage.bucket.bucketRegionalDomainName}`,
      VERIFICATION_KEYS: verificationKeys(
        this,
        configuration,
        storage.signingKeys,
        bundle(VERIFICATION_KEYS),
      ),
      RUN_JOB_FUNCTION_NAME: runJobFunctionName(configuration.stage),
      RECONCILE_QUEUE_URL: queue.queueUrl,
      WEBHOOK_QUEUE_URL: webhooks.queueUrl,
      ENCRYPTION_KEY_ID: storage.encryptionKey.keyArn,
      LOOPBACK_WEBHOOKS: 'false',
      AUDIT_LOG_GROUP: auditLogGroupName(configuration.stage),
      EVENT_BUS_NAME: bus?.eventBusName ?? 'none',
      METRICS_NAMESPACE: metricsNamespace(configuration.stage),
      MAXIMUM_UPLOAD_BYTES: String(configuration.maximumUploadBytes),
      MAXIMUM_CONTENT_BYTES: String(configuration.maximumContentBytes),
      UPLOAD_WINDOW_SECONDS: String(configuration.uploadWindowSeconds),
      UPLOAD_DAYS: String(configuration.uploadDays),
      DOWNLOAD_LINK_SECONDS: String(configuration.downloadLinkSeconds),
      REMEMBERED_DAYS: String(configuration.rememberedDays),
    };
    const resources = {
      tableArn: storage.table.tableArn,
      tableStreamArn: storage.tableStreamArn,
      bucketArnExport: storage.bucketArnExport,
      signingKeyArn: signingKey.keyArn,
      failedEventsArn: failed.queueArn,
      reconcileQueueArn: queue.queueArn,
      unreconciledArn: unreconciled.queueArn,
      webhookQueueArn: webhooks.queueArn,
      encryptionKeyArn: storage.encryptionKey.keyArn,
      ...(bus === undefined ? {} : { eventBusArn: bus.eventBusArn }),
      auditLogArn: this.formatArn({
        service: 'logs',
        resource: 'log-group',
        resourceName: `${auditLogGroupName(configuration.stage)}:log-stream:${AUDIT_STREAM}`,
        arnFormat: ArnFormat.COLON_RESOURCE_NAME,
      }),
      runJobArn: this.formatArn({
        service: 'lambda',
        resource: 'function',
        resourceName: runJobFunctionName(configuration.stage),
        arnFormat: ArnFormat.COLON_RESOURCE_NAME,
      }),
    };
    const functions = new Map<FunctionName, LambdaFunction>();
    const makeFunction = (name: FunctionName) => {
      const made = handlerFunction(this, name, { configuration, environment, resources, bundle });
      functions.set(name, made);
      return made;
    };
    const release = released(this, configuration, api);
    addRoutes(api, (name) => release(name, makeFunction(name)));
    handleUploads(this, storage.bucket, makeFunction('object-created'), failed);
    runJobs(this, makeFunction('run-job'), makeFunction('resume-jobs'), failed);
    reconcileChanges(this, makeFunction('table-stream'), storage.tableStreamArn, unreconciled);
    reconcileMessages(this, makeFunction('reconcile-queue'), queue);
    deliverWebhooks(this, makeFunction('deliver-webhooks'), webhooks);
    endEveryMinute(this, makeFunction('end-resources'), failed);
    this.operations = new OperationsStack(this, 'Operations', configuration, {
      stage: configuration.stage,
      api,
      accessLog,
      functions,
      failed,
      unreconciled,
      reconcileQueue: queue,
      webhookQueue: webhooks,
      tableName: deployedTableName(configuration.stage),
      bucketName: storage.bucket.bucketName,
    });
    new CfnOutput(this, 'ApiUrl', { value: baseUrl });
    if (bus !== undefined) new CfnOutput(this, 'EventBusName', { value: bus.eventBusName });
  }
}
