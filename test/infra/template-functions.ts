import type { Template } from 'aws-cdk-lib/assertions';

export interface TemplateFunction {
  readonly logicalId: string;
  readonly properties: Record<string, unknown>;
  readonly logGroup: Record<string, unknown>;
  /** The role's rights besides writing the function's own log: actions with their resources. */
  readonly allowed: [unknown, unknown][];
  /** The rights for the log. */
  readonly logging: [unknown, unknown][];
  readonly role: Record<string, unknown>;
}

/** The functions of a template, by the names in the names of their log groups. */
export function functionsOf(template: Template): Map<string, TemplateFunction> {
  const { Resources: resources } = template.toJSON();
  const functions = Object.entries(template.findResources('AWS::Lambda::Function'));
  return new Map(
    functions.map(([logicalId, { Properties: properties }]) => {
      const logGroup = resources[properties.LoggingConfig.LogGroup.Ref].Properties;
      const role = resources[properties.Role['Fn::GetAtt'][0]].Properties;
      const [logging, ...allowed] = role.Policies.flatMap(statementsOf);
      const name = logGroup.LogGroupName.split('/').at(-1);
      return [name, { logicalId, properties, logGroup, role, logging, allowed }];
    }),
  );
}

interface Policy {
  PolicyDocument: { Statement: { Effect: string; Action: unknown; Resource: unknown }[] };
}

function statementsOf({ PolicyDocument }: Policy): [unknown, unknown][] {
  return PolicyDocument.Statement.map(({ Action, Resource }) => [Action, Resource]);
}
