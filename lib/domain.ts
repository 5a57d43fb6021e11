import { CfnOutput } from 'aws-cdk-lib';
import { ApiMapping, DomainName, type HttpApi, type IStage } from 'aws-cdk-lib/aws-apigatewayv2';
import { Certificate, CertificateValidation, type ICertificate } from 'aws-cdk-lib/aws-certificatemanager';
import { ARecord, HostedZone, type IHostedZone, RecordTarget } from 'aws-cdk-lib/aws-route53';
import { ApiGatewayv2DomainProperties } from 'aws-cdk-lib/aws-route53-targets';
import type { Construct } from 'constructs';
import type { Configuration } from './configuration.ts';

/**
 * Gives the API the configured domain: a certificate unless there is one, the mapping, and records in the hosted zone.
 * Without a zone, an output tells what the domain's record must lead to.
 */
export function ownDomain(
  scope: Construct,
  { domainName: name, hostedZoneId, certificateArn }: Configuration,
  api: HttpApi,
  stage: IStage,
): void {
  if (name === undefined) return;
  const zone =
    hostedZoneId === undefined
      ? undefined
      : HostedZone.fromHostedZoneAttributes(scope, 'Zone', { hostedZoneId, zoneName: name });
  const certificate = certificateOf(scope, name, zone, certificateArn);
  const domain = new DomainName(scope, 'Domain', { domainName: name, certificate });
  new ApiMapping(scope, 'DomainMapping', { api, domainName: domain, stage });
  new CfnOutput(scope, 'DomainTarget', { value: domain.regionalDomainName });
  if (zone === undefined) return;
  const target = RecordTarget.fromAlias(
    new ApiGatewayv2DomainProperties(domain.regionalDomainName, domain.regionalHostedZoneId),
  );
  // With the dot, the name is not taken to be a part of the zone.
  new ARecord(scope, 'DomainRecord', { zone, target, recordName: `${name}.` });
}

function certificateOf(
  scope: Construct,
  domainName: string,
  zone: IHostedZone | undefined,
  arn: string | undefined,
): ICertificate {
  if (arn !== undefined) return Certificate.fromCertificateArn(scope, 'Certificate', arn);
  if (zone === undefined) throw new Error('A domain needs hostedZoneId or certificateArn.');
  return new Certificate(scope, 'Certificate', {
    domainName,
    validation: CertificateValidation.fromDns(zone),
  });
}
