import * as v from 'valibot';
import { entityTypes } from '../../model/catalogue/entry.ts';

/** A resource as the specification's examples show it, and what it belongs to. */
export const entrySchema = v.object({
  id: v.pipe(v.string(), v.uuid()),
  name: v.string(),
  description: v.string(),
  resource: v.pipe(v.string(), v.url(), v.description('Leads to the file, and may be given to anybody.')),
  mime_type: v.string(),
  archived: v.boolean(),
  attributes: v.record(v.string(), v.unknown()),
  entity_type: v.nullable(v.picklist(entityTypes)),
  entity_id: v.exactOptional(v.string()),
  container_id: v.exactOptional(v.pipe(v.string(), v.description("Told to the container's account only."))),
  tags: v.exactOptional(v.pipe(v.array(v.string()), v.readonly())),
});

/** A page of resources. */
export const entryListSchema = v.array(entrySchema);
