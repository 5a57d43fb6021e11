import { describe, expect, test } from 'vitest';
import { EVERYTHING, synthesise } from './synthesis.ts';
import { functionsOf } from './template-functions.ts';

const HOT = ['issue-token', 'create-resource', 'resolve-reference', 'download-resource'];

const { api } = synthesise(EVERYTHING);
const resources = api.toJSON()['Resources'];
const ofType = (type: string) => Object.entries(api.findResources(type));
const functions = functionsOf(api);
const hotIds = HOT.map((name) => functions.get(name)?.logicalId);

describe('With canary, each hot function', () => {
  test('is called by the API through its alias, and may be', () => {
    const aliases = ofType('AWS::Lambda::Alias');
    expect(aliases.map(([, { Properties }]) => Properties['FunctionName'].Ref).toSorted()).toEqual(
      hotIds.toSorted(),
    );
    const called = ofType('AWS::ApiGatewayV2::Integration').map(
      ([, { Properties }]) => Properties['IntegrationUri'],
    );
    const allowed = ofType('AWS::Lambda::Permission').map(([, { Properties }]) => Properties['FunctionName']);
    for (const [id] of aliases) {
      expect(called).toContainEqual({ Ref: id });
      expect(allowed).toContainEqual({ Ref: id });
    }
    for (const logicalId of hotIds) expect(called).not.toContainEqual({ 'Fn::GetAtt': [logicalId, 'Arn'] });
  });

  test('moves to a new version step by step, and back after an alarm of its alias or of the API', () => {
    const groups = ofType('AWS::CodeDeploy::DeploymentGroup');
    expect(groups).toHaveLength(HOT.length);
    for (const [id, { Properties: group }] of groups) {
      const [alias] = ofType('AWS::Lambda::Alias').filter(
        ([, one]) => one['UpdatePolicy'].CodeDeployLambdaAliasUpdate.DeploymentGroupName.Ref === id,
      );
      expect(group['DeploymentConfigName']).toBe('CodeDeployDefault.LambdaCanary10Percent5Minutes');
      expect(group['AutoRollbackConfiguration']).toEqual({
        Enabled: true,
        Events: ['DEPLOYMENT_FAILURE', 'DEPLOYMENT_STOP_ON_REQUEST', 'DEPLOYMENT_STOP_ON_ALARM'],
      });
      const watched = group['AlarmConfiguration'].Alarms.map(
        ({ Name }: { Name: { Ref: string } }) => resources[Name.Ref].Properties,
      );
      const functionName = alias?.[1].Properties['FunctionName'];
      expect(watched).toEqual([
        expect.objectContaining({
          MetricName: 'Errors',
          Dimensions: [
            { Name: 'FunctionName', Value: functionName },
            { Name: 'Resource', Value: { 'Fn::Join': ['', [functionName, ':live']] } },
          ],
        }),
        expect.objectContaining({ Namespace: 'AWS/ApiGateway', MetricName: '5xx' }),
      ]);
    }
  });

  test('gets a new version with other public keys: a version keeps those that it was made with', () => {
    const versions = (template: typeof api) => Object.keys(template.findResources('AWS::Lambda::Version'));
    const before = versions(api);
    expect(before).toHaveLength(HOT.length);
    const { api: after } = synthesise({ ...EVERYTHING, signingKeys: '1,2' });
    for (const id of versions(after)) expect(before).not.toContain(id);
  });
});

test('Without canary, there is nothing of it', () => {
  const types = Object.values(synthesise().api.toJSON()['Resources']).map(
    (one) => (one as { Type: string }).Type,
  );
  expect(types.filter((type) => /CodeDeploy|Lambda::(Alias|Version)/.test(type))).toEqual([]);
});
