import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { EVERYTHING, makeApp } from './synthesis.ts';

/** CloudFormation's limits. */
const RESOURCES = 500;
const OUTPUTS = 200;
const TEMPLATE_BYTES = 1_000_000;
/** Lambda's limits for the policy of a function, and for its settings. */
const POLICY_BYTES = 20_480;
const SETTINGS_BYTES = 4096;
/** IAM's limit for all policies of a role. */
const ROLE_BYTES = 10_240;
/** API Gateway's limits for an HTTP API. */
const ROUTES = 300;
const INTEGRATIONS = 300;
/** S3's limit for a bucket. */
const LIFECYCLE_RULES = 1000;

/** What must be left of each limit, as a share of it. */
const ROOM = 0.15;

interface Permission {
  readonly Type: string;
  readonly Properties: {
    readonly FunctionName: object;
    readonly SourceArn?: { 'Fn::Join'?: [string, unknown[]] };
  };
}

describe('With every option, the templates', () => {
  const { app } = makeApp(EVERYTHING);
  const { directory } = app.synth();
  afterAll(() => rmSync(directory, { recursive: true }));

  // Those of nested stacks too.
  const files = readdirSync(directory).filter((name) => name.endsWith('.template.json'));
  const measured = files.flatMap((file) => {
    const text = readFileSync(join(directory, file));
    const { Resources: resources, Outputs: outputs = {} } = JSON.parse(text.toString());
    const name = file.replace(/(\.nested)?\.template\.json$/, '');
    return [
      { what: `resources of ${name}`, used: Object.keys(resources).length, limit: RESOURCES },
      { what: `outputs of ${name}`, used: Object.keys(outputs).length, limit: OUTPUTS },
      { what: `bytes of ${name}`, used: text.length, limit: TEMPLATE_BYTES },
      { what: `routes of ${name}`, used: countOf(resources, 'AWS::ApiGatewayV2::Route'), limit: ROUTES },
      {
        what: `integrations of ${name}`,
        used: countOf(resources, 'AWS::ApiGatewayV2::Integration'),
        limit: INTEGRATIONS,
      },
      ...largest(`bytes of a policy in ${name}`, policySizes(resources), POLICY_BYTES),
      ...largest(
        `bytes of a role in ${name}`,
        propertiesOf(resources, 'AWS::IAM::Role').map(({ Policies }) => deployedBytes(Policies)),
        ROLE_BYTES,
      ),
      ...largest(
        `bytes of settings in ${name}`,
        propertiesOf(resources, 'AWS::Lambda::Function').map(({ Environment }) => deployedBytes(Environment)),
        SETTINGS_BYTES,
      ),
      ...largest(
        `lifecycle rules in ${name}`,
        propertiesOf(resources, 'AWS::S3::Bucket').map(
          ({ LifecycleConfiguration }) => Object(LifecycleConfiguration).Rules.length,
        ),
        LIFECYCLE_RULES,
      ),
    ];
  });

  test('stay within the limits, with room', () => {
    expect(files.length).toBeGreaterThan(2);
    for (const { what, used, limit } of measured)
      expect(limit - used, `left of the ${limit} ${what}`).toBeGreaterThan(limit * ROOM);
    const fullest = measured
      .toSorted((one, other) => other.used / other.limit - one.used / one.limit)
      .slice(0, 4);
    console.info(fullest.map(({ what, used, limit }) => `${used} of ${limit} ${what}`).join('\n'));
  });
});

type Resources = Readonly<Record<string, object>>;

function propertiesOf(resources: Resources, type: string): Readonly<Record<string, unknown>>[] {
  return Object.values(resources).flatMap((resource) => {
    const { Type, Properties = {} } = resource as { Type: string; Properties?: Record<string, unknown> };
    return Type === type ? [Properties] : [];
  });
}

function countOf(resources: Resources, type: string): number {
  return propertiesOf(resources, type).length;
}

function largest(what: string, sizes: readonly number[], limit: number) {
  return sizes.length === 0 ? [] : [{ what, used: Math.max(...sizes), limit }];
}

/** The bytes of a value in JSON once it is deployed: each reference stands for an ARN, which is longer. */
function deployedBytes(value: unknown = {}): number {
  const reference = /\{"(?:Ref|Fn::\w+)":(?:"[^"]*"|\[[^\]]*\])\}/g;
  return JSON.stringify(value).replaceAll(reference, 'x'.repeat(150)).length;
}

/** The sizes of the policies of functions: a statement for each permission, with the longest names that there may be. */
function policySizes(resources: Resources): number[] {
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
