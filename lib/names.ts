/** The table's name in AWS: fixed, so that the operators' command finds it with nothing but the stage's name. */
export function deployedTableName(stage: string): string {
  return `resource-manager-${stage}`;
}
