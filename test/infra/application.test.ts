import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { App } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import { afterAll, describe, expect, test } from 'vitest';
import { EVERYTHING, makeApp, makeDelivery } from './synthesis.ts';

const MEBIBYTE = 1024 ** 2;

/** CloudFormation's own checks take seconds to load: no other test has them. */
const CHECKED = { builtinCloudFormationValidation: true };

/** The rules that the synthesised app breaks. */
function findings(app: App): string[] {
  const report = JSON.parse(readFileSync(join(app.outdir, 'validation-report.json'), 'utf8'));
  return report.pluginReports.flatMap(({ violations }: { violations: { ruleName: string }[] }) =>
    violations.map(({ ruleName }) => ruleName),
  );
}

describe('The app', () => {
  const { app, storage, api } = makeApp(
    {
      stage: 'prod',
      baseUrl: 'https://media.example.com',
      alarmEmail: 'operators@example.com',
      tracing: 'true',
    },
    CHECKED,
  );
  const assembly = app.synth();
  afterAll(() => rmSync(app.outdir, { recursive: true }));

  test('has one stack for everything to keep and one for everything replaceable, both named after the stage', () => {
    expect(
      assembly.stacks.map(({ stackName, terminationProtection }) => [stackName, terminationProtection]),
    ).toEqual([
      ['ResourceManagerStorage-prod', true],
      ['ResourceManagerApi-prod', false],
    ]);
    expect(assembly.stacks[1]?.dependencies).toContain(assembly.stacks[0]);
    for (const { tags } of assembly.stacks)
      expect(tags).toEqual({ application: 'resource-manager', stage: 'prod' });
  });

  test('has the stage in every fixed name, so that stages can live side by side', () => {
    Template.fromStack(storage).hasResourceProperties('AWS::DynamoDB::Table', {
      TableName: 'resource-manager-prod',
    });
    Template.fromStack(storage).hasResourceProperties('AWS::KMS::Alias', {
      AliasName: 'alias/resource-manager-prod-1',
    });
    Template.fromStack(api).hasResourceProperties('AWS::ApiGatewayV2::Api', {
      Name: 'resource-manager-prod',
    });
    Template.fromStack(api).hasResourceProperties('AWS::Lambda::Function', {
      FunctionName: 'resource-manager-prod-run-job',
      Environment: { Variables: { RUN_JOB_FUNCTION_NAME: 'resource-manager-prod-run-job' } },
    });
  });

  test("uses the configured address instead of the API's own", () => {
    Template.fromStack(api).hasResourceProperties('AWS::Lambda::Function', {
      Environment: { Variables: { BASE_URL: 'https://media.example.com' } },
    });
    Template.fromStack(api).hasOutput('ApiUrl', { Value: 'https://media.example.com' });
  });

  test("stays far below CloudFormation's limit for a template", () => {
    for (const { templateFullPath } of assembly.stacks) {
      expect(readFileSync(templateFullPath).length).toBeLessThan(MEBIBYTE / 2);
    }
  });

  test('passes the checks of cdk-nag and of CloudFormation', () => {
    expect(findings(app)).toEqual([]);
  });

  test.each([
    ['the app with every option', () => makeApp(EVERYTHING, CHECKED).app],
    ['the roles of the workflows', () => makeDelivery({}, CHECKED).app],
  ])('%s does too', (_, make) => {
    const other = make();
    other.synth();
    expect(findings(other)).toEqual([]);
    rmSync(other.outdir, { recursive: true });
  });
});

test('A finding of cdk-nag stops the synthesis', () => {
  const { app, api } = makeApp();
  new Queue(api, 'Unprotected');
  expect(() => app.synth()).toThrow('The SQS queue does not require requests to use SSL.');
  expect(findings(app)).toEqual(['AwsSolutions-SQS3', 'AwsSolutions-SQS4']);
  rmSync(app.outdir, { recursive: true });
});
