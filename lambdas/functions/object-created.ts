import { s3Objects } from '../aws/s3-objects.ts';
import { type ObjectCreatedEvent, objectCreated } from '../background/object-created.ts';
import { measuring } from '../metrics.ts';
import type { Platform } from '../platform.ts';
import { openTable } from '../table/open-table.ts';
import { resourceRecords } from '../table/resources.ts';

/** Handles S3's "Object Created" events. */
export function bind(platform: Platform) {
  const table = openTable(platform);
  const measured = measuring(platform, 'upload');
  const record = objectCreated({
    resources: resourceRecords(table, platform.now),
    objects: s3Objects(platform),
    now: platform.now,
  });
  return async (event: ObjectCreatedEvent): Promise<void> => {
    const outcome = await record(event);
    const line = {
      level: 'INFO',
      request_id: event.id,
      route: 'object-created',
      outcome,
      uploaded_bytes: event.detail.object.size,
    };
    platform.log(measured(platform.now(), line));
  };
}
