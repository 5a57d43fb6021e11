import { auditLog } from '../aws/audit-log.ts';
import { eventBus } from '../aws/event-bus.ts';
import { reconcileQueue } from '../aws/reconcile-queue.ts';
import { webhookQueue } from '../aws/webhook-queue.ts';
import { publishEvents } from '../background/publish-events.ts';
import { tableStream } from '../background/table-stream.ts';
import type { Platform } from '../platform.ts';
import { setting } from '../settings.ts';
import { auditEntryOf } from '../table/audit.ts';
import { workOf } from '../table/changes.ts';
import { deliveryRecords } from '../table/deliveries.ts';
import { eventsOf } from '../table/events.ts';
import { jobRecords } from '../table/jobs.ts';
import { openReconciler } from '../table/open-reconciler.ts';
import { openTable } from '../table/open-table.ts';
import { usageDifferences, usageRecords } from '../table/usage.ts';
import { webhookRecords } from '../table/webhooks.ts';

/** Handles the changes in the table's stream. */
export function bind(platform: Platform) {
  const table = openTable(platform);
  const { log, now } = platform;
  const bus = eventBus(platform);
  const usage = usageRecords(table);
  const writeAudit = auditLog(platform);
  return tableStream({
    workOf,
    reconciler: openReconciler(platform, table),
    queue: reconcileQueue(platform),
    eventOf: eventsOf(table, setting(platform, 'BASE_URL')),
    publish: publishEvents({
      webhooks: webhookRecords(table),
      deliveries: deliveryRecords(table),
      jobs: jobRecords(table),
      queue: webhookQueue(platform),
      ...(bus === undefined ? {} : { bus: bus.send }),
      now,
    }),
    auditEntryOf,
    async audit(entries) {
      await writeAudit(entries);
      if (entries.length > 0) await bus?.sendAudit(entries);
    },
    count: (changes) => usage.add(usageDifferences(changes)),
    log,
    now,
  });
}
