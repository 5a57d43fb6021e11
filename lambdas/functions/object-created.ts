import { s3Objects } from '../aws/s3-objects.ts';
import { type ObjectCreatedEvent, objectCreated } from '../background/object-created.ts';
import type { Platform } from '../platform.ts';
import { openTable } from '../table/open-table.ts';
import { resourceRecords } from '../table/resources.ts';

/** Handles S3's "Object Created" events. */
export function bind(platform: Platform) {
  const table = openTable(platform);
  const record = objectCreated({
    resources: resourceRecords(table, platform.now),
    objects: s3Objects(platform),
    now: platform.now,
  });
  return async (event: ObjectCreatedEvent): Promise<void> => {
    const outcome = await record(event);
    platform.log({ level: 'INFO', request_id: event.id, route: 'object-created', outcome });
  };
}
