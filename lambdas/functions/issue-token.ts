import { KMSClient } from '@aws-sdk/client-kms';
import { issueToken } from '../api/oauth/issue-token.ts';
import { signingKeyId } from '../api/oauth/signing-key.ts';
import { clientConfiguration } from '../aws/aws-client.ts';
import { kmsTokenSigner } from '../aws/key-management.ts';
import { createAdmission } from '../model/identity/admission.ts';
import { admissionRecords } from '../table/admission.ts';
import { clientRecords } from '../table/clients.ts';
import { userRecords } from '../table/users.ts';
import { openContext } from './context.ts';
import { passwordCheck } from './password-check.ts';
import { publicRoute } from './public-route.ts';

export const bind = publicRoute('issue-token', (platform) => {
  const { table, now, setting } = openContext(platform);
  const keyManagement = new KMSClient(clientConfiguration(platform, 'KMS'));
  return issueToken({
    clients: clientRecords(table),
    users: userRecords(table),
    isPassword: passwordCheck(platform),
    admit: createAdmission(admissionRecords(table), now),
    sign: kmsTokenSigner(keyManagement, setting('SIGNING_KEY_ID')),
    keyId: signingKeyId(setting('VERIFICATION_KEYS')),
    baseUrl: setting('BASE_URL'),
    now,
    newTokenId: () => crypto.randomUUID(),
  });
});
