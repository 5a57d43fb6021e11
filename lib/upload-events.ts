import { Rule } from 'aws-cdk-lib/aws-events';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { Bucket } from 'aws-cdk-lib/aws-s3';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import { UPLOADS } from '../lambdas/model/resources/object-name.ts';
import { ruleTarget } from './failed-events.ts';

/** Calls the function for every object that a provider has uploaded. */
export function handleUploads(scope: Construct, bucket: Bucket, handler: IFunction, failed: IQueue): void {
  new Rule(scope, 'ObjectCreated', {
    description: 'New objects of Resource Manager',
    eventPattern: {
      source: ['aws.s3'],
      detailType: ['Object Created'],
      detail: { bucket: { name: [bucket.bucketName] }, object: { key: [{ prefix: UPLOADS }] } },
    },
    targets: [ruleTarget(handler, 2, failed)],
  });
}
