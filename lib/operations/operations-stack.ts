import { NestedStack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { Configuration } from '../configuration.ts';
import { addAlarms } from './alarms.ts';
import { addDashboard } from './dashboard.ts';
import { alarmActions } from './notifications.ts';
import type { Watched } from './watched.ts';

/**
 * Alarms and dashboard, nested in the stack that they watch: they take one of its resources, and get what they refer to
 * as parameters. Exports would keep the watched resources from being replaced.
 */
export class OperationsStack extends NestedStack {
  constructor(scope: Construct, id: string, configuration: Configuration, watched: Watched) {
    super(scope, id, { description: `Resource Manager, stage ${configuration.stage}: alarms and dashboard` });
    addAlarms(this, watched, alarmActions(this, configuration));
    addDashboard(this, watched);
  }
}
