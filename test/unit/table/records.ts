import { newRecord, type ResourceRecord } from '../../../lambdas/table/resource-values.ts';
import { NOW, resource } from '../support/resources.ts';

/** The record of an uploaded file without an end or a description. */
export function recordWith(change: Partial<ResourceRecord> = {}): ResourceRecord {
  const { expiresAt: _, forgetAt: __, ...file } = resource({ status: 'available', size: 5, uploadedAt: NOW });
  return { ...newRecord(file, 'client#client', NOW), ...change };
}
