import { signUpload } from '../api/resource-manager/sign-upload.ts';
import { s3Links } from '../aws/s3-links.ts';
import { quotaRecords } from '../table/quotas.ts';
import { resourceRecords } from '../table/resources.ts';
import { protectedRoute } from './protected-route.ts';
import { reservationRules } from './reservation-rules.ts';

export const bind = protectedRoute('sign-upload', (context) =>
  signUpload({
    resources: resourceRecords(context.table, context.now),
    links: s3Links(context.platform),
    quotas: quotaRecords(context.table),
    rules: reservationRules(context),
    now: context.now,
  }),
);
