import { CustomResource, Duration } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';
import type { Configuration } from './configuration.ts';
import { lambdaFunction } from './function.ts';

/**
 * The public halves of the keys as the text of a JSON Web Key Set, read from KMS when the list of keys
 * changes, so that functions check tokens without a call.
 */
export function verificationKeys(
  scope: Construct,
  configuration: Configuration,
  keys: readonly IKey[],
  bundle: string,
): string {
  const keyIds = keys.map((key) => key.keyArn);
  const reader = lambdaFunction(new Construct(scope, 'verification-keys'), {
    configuration,
    bundle,
    description: 'Deployment only: reads the public keys that access tokens are checked with',
    memory: 256,
    timeout: 30,
    statements: [new PolicyStatement({ actions: ['kms:GetPublicKey'], resources: keyIds })],
  });
  const resource = new CustomResource(scope, 'VerificationKeys', {
    resourceType: 'Custom::VerificationKeys',
    serviceToken: reader.functionArn,
    serviceTimeout: Duration.minutes(5),
    properties: { KeyIds: keyIds },
  });
  return resource.getAttString('keySet');
}
