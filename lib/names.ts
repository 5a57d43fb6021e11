/** The names of a stage's stacks. */
export function stackNames(stage: string) {
  return { storage: `ResourceManagerStorage-${stage}`, api: `ResourceManagerApi-${stage}` };
}

/** The table's name in AWS: fixed, so that the operators' command finds it by the stage's name alone. */
export function deployedTableName(stage: string): string {
  return `resource-manager-${stage}`;
}

/** The audit's log group: fixed, so that the operators' command finds it. */
export function auditLogGroupName(stage: string): string {
  return `/resource-manager/${stage}/audit`;
}

/**
 * The name of the function that runs jobs: fixed, because all functions share one environment with it, and this one
 * cannot refer to itself.
 */
export function runJobFunctionName(stage: string): string {
  return `resource-manager-${stage}-run-job`;
}

/** The CloudWatch namespace of the stage's metrics. */
export function metricsNamespace(stage: string): string {
  return `ResourceManager/${stage}`;
}

/** The name of an alarm: all of a stage begin alike, and the name is what a notification shows. */
export function alarmName(stage: string, name: string): string {
  return `resource-manager-${stage}-${name}`;
}

export function dashboardName(stage: string): string {
  return `resource-manager-${stage}`;
}

/** The log group of a function. */
export function logGroupName(stage: string, functionName: string): string {
  return `/resource-manager/${stage}/${functionName}`;
}
