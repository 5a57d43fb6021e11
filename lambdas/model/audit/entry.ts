/** What the audit tells of. */
export const auditActions = [
  'resource.requested',
  'resource.uploaded',
  'resource.made',
  'resource.copied',
  'resource.changed',
  'resource.extended',
  'resource.deleted',
  'resource.expired',
  'resource.erased',
  'container.made',
  'container.changed',
  'container.deleted',
  'container.cloned',
  'container.clone-failed',
] as const;
export type AuditAction = (typeof auditActions)[number];

/** Who did what to which resource or container, and when; the same change always makes the same entry. */
export interface AuditEntry {
  readonly id: string;
  /** When it was done, in milliseconds since 1970. */
  readonly time: number;
  readonly action: AuditAction;
  readonly accountId: string;
  /** `client#ID`, `user#NAME`, both if a client acted for a user, `service` or `operator`. */
  readonly by: string;
  readonly resourceId?: string;
  readonly containerId?: string;
  /** Who asked for an upload that has arrived. */
  readonly requestedBy?: string;
  /** The new container of a clone. */
  readonly toContainerId?: string;
  /** The names of the attributes that changed. */
  readonly changed?: readonly string[];
}

/** An entry as it is logged: one line of JSON. */
export function auditLine({ time, accountId, resourceId, containerId, ...entry }: AuditEntry): string {
  const { requestedBy, toContainerId, id, action, by, changed } = entry;
  return JSON.stringify({
    id,
    time: new Date(time).toISOString(),
    account_id: accountId,
    action,
    by,
    resource_id: resourceId,
    container_id: containerId,
    requested_by: requestedBy,
    to_container_id: toContainerId,
    changed,
  });
}
