import { describe, test } from 'vitest';
import { EVERYTHING, synthesise } from './synthesis.ts';

const { domainName, hostedZoneId } = EVERYTHING;
const certificateArn =
  'arn:aws:acm:eu-central-1:123456789012:certificate/12345678-1234-1234-1234-123456789012';

describe('A domain in a hosted zone', () => {
  const { api } = synthesise(EVERYTHING);

  test('gets a certificate, which the zone proves', () => {
    api.hasResourceProperties('AWS::CertificateManager::Certificate', {
      DomainName: domainName,
      DomainValidationOptions: [{ DomainName: domainName, HostedZoneId: hostedZoneId }],
      ValidationMethod: 'DNS',
    });
    const [certificate] = Object.keys(api.findResources('AWS::CertificateManager::Certificate'));
    api.hasResourceProperties('AWS::ApiGatewayV2::DomainName', {
      DomainName: domainName,
      DomainNameConfigurations: [{ CertificateArn: { Ref: certificate }, EndpointType: 'REGIONAL' }],
    });
  });

  test('leads to the API', () => {
    const [id] = Object.keys(api.findResources('AWS::ApiGatewayV2::DomainName'));
    api.hasResourceProperties('AWS::ApiGatewayV2::ApiMapping', {
      DomainName: { Ref: id },
      Stage: '$default',
    });
    api.hasResourceProperties('AWS::Route53::RecordSet', {
      Name: `${domainName}.`,
      Type: 'A',
      HostedZoneId: hostedZoneId,
      AliasTarget: {
        DNSName: { 'Fn::GetAtt': [id, 'RegionalDomainName'] },
        HostedZoneId: { 'Fn::GetAtt': [id, 'RegionalHostedZoneId'] },
      },
    });
  });

  test("is the service's address", () => {
    api.hasOutput('ApiUrl', { Value: `https://${domainName}` });
    api.hasResourceProperties('AWS::Lambda::Function', {
      Environment: { Variables: { BASE_URL: `https://${domainName}` } },
    });
  });
});

test('A domain elsewhere uses the certificate that it has, and an output tells where its record must lead', () => {
  const { api } = synthesise({ domainName, certificateArn });
  api.resourceCountIs('AWS::CertificateManager::Certificate', 0);
  api.resourceCountIs('AWS::Route53::RecordSet', 0);
  api.hasResourceProperties('AWS::ApiGatewayV2::DomainName', {
    DomainNameConfigurations: [{ CertificateArn: certificateArn }],
  });
  const [id] = Object.keys(api.findResources('AWS::ApiGatewayV2::DomainName'));
  api.hasOutput('DomainTarget', { Value: { 'Fn::GetAtt': [id, 'RegionalDomainName'] } });
});

test('Without one, there is nothing of it', () => {
  const { api } = synthesise();
  for (const type of [
    'ApiGatewayV2::DomainName',
    'ApiGatewayV2::ApiMapping',
    'CertificateManager::Certificate',
  ])
    api.resourceCountIs(`AWS::${type}`, 0);
});
