import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { makeApp } from './synthesis.ts';

/** Every option that adds something to the templates. */
const EVERYTHING = {
  canary: true,
  domainName: 'media.example.com',
  hostedZoneId: 'Z0123456789ABCDEFGHIJ',
  eventBus: true,
  signingKeys: '1,2,3,4',
};

/** CloudFormation's limits, and Lambda's for the policy of a function. */
const RESOURCES = 500;
const OUTPUTS = 200;
const TEMPLATE_BYTES = 1_000_000;
const POLICY_BYTES = 20_480;

/** What must be left of each limit, as a share of it. */
const ROOM = 0.04;

interface Permission {
  readonly Type: string;
  readonly Properties: {
    readonly FunctionName: object;
    readonly SourceArn?: { 'Fn::Join'?: [string, unknown[]] };
  };
}

describe('With every option, the templates', () => {
  const { app } = makeApp(EVERYTHING);
  const { directory, stacks } = app.synth();
  afterAll(() => rmSync(directory, { recursive: true }));

  const measured = stacks.flatMap(({ stackName, template, templateFullPath }) => {
    const { Resources: resources, Outputs: outputs = {} } = template;
    return [
      { what: `resources of ${stackName}`, used: Object.keys(resources).length, limit: RESOURCES },
      { what: `outputs of ${stackName}`, used: Object.keys(outputs).length, limit: OUTPUTS },
      { what: `bytes of ${stackName}`, used: readFileSync(templateFullPath).length, limit: TEMPLATE_BYTES },
      ...policySizes(resources).map((used) => ({
        what: `bytes of a policy in ${stackName}`,
        used,
        limit: POLICY_BYTES,
      })),
    ];
  });

  test('stay within the limits, with room', () => {
    for (const { what, used, limit } of measured)
      expect(limit - used, `left of the ${limit} ${what}`).toBeGreaterThan(limit * ROOM);
    const fullest = measured
      .toSorted((one, other) => other.used / other.limit - one.used / one.limit)
      .slice(0, 4);
    console.info(fullest.map(({ what, used, limit }) => `${used} of ${limit} ${what}`).join('\n'));
  });

  test('pass the checks of cdk-nag and of CloudFormation', () => {
    const report = JSON.parse(readFileSync(join(directory, 'validation-report.json'), 'utf8'));
    expect(report.pluginReports.flatMap(({ violations }: { violations: object[] }) => violations)).toEqual(
      [],
    );
  });
});

/** The sizes of the policies of functions: a statement for each permission, with the longest names that there may be. */
function policySizes(resources: Readonly<Record<string, object>>): number[] {
  const sizes = new Map<string, number>();
  for (const [id, resource] of Object.entries(resources)) {
    const { Type: type, Properties: properties } = resource as Permission;
    if (type !== 'AWS::Lambda::Permission') continue;
    const name = JSON.stringify(properties.FunctionName);
    const path = String(properties.SourceArn?.['Fn::Join']?.[1].at(-1) ?? '');
    sizes.set(name, (sizes.get(name) ?? 0) + statement(id, path).length + 1);
  }
  return [...sizes.values()];
}

function statement(id: string, path: string): string {
  const region = 'ap-southeast-1';
  const account = '123456789012';
  return JSON.stringify({
    Sid: `ResourceManagerApi-${'s'.repeat(20)}-${id}-XXXXXXXXXXXX`,
    Effect: 'Allow',
    Principal: { Service: 'apigateway.amazonaws.com' },
    Action: 'lambda:InvokeFunction',
    Resource: `arn:aws:lambda:${region}:${account}:function:${'f'.repeat(64)}:live`,
    Condition: { ArnLike: { 'AWS:SourceArn': `arn:aws:execute-api:${region}:${account}:abcdefghij${path}` } },
  });
}
