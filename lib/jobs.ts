import { Duration } from 'aws-cdk-lib';
import { Rule, Schedule } from 'aws-cdk-lib/aws-events';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import { handleFailures, ruleTarget } from './failed-events.ts';

/** Runs jobs in the background: failures are retried, and every minute unfinished jobs are started again. */
export function runJobs(scope: Construct, runJob: IFunction, resumeJobs: IFunction, failed: IQueue): void {
  handleFailures(runJob, 2, failed);
  new Rule(scope, 'ResumeJobs', {
    description: 'Starts the unfinished jobs of Resource Manager again',
    schedule: Schedule.rate(Duration.minutes(1)),
    // The next minute is the next try.
    targets: [ruleTarget(resumeJobs, 0, failed)],
  });
}
