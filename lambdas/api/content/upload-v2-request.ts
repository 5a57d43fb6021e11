import * as v from 'valibot';
import { defaultExpiration } from '../../model/content/expiration-date.ts';
import type { Grouping } from '../../model/resources/resource.ts';
import { readContentBody } from './content-body.ts';
import { expirationField } from './expiration.ts';
import { groupingFields, groupingOf } from './grouping.ts';
import { checkedContent, missing } from './reasons.ts';
import { contentField } from './uploaded-content.ts';

/** "POST request body". Clients write null for what they leave out. */
export function uploadSchema(maximumBytes: number, now: number) {
  return v.pipe(
    v.object(
      {
        content: contentField(maximumBytes),
        expirationDate: v.nullish(expirationField(now)),
        ...groupingFields(),
      },
      missing({ content: 'Missing content' }),
    ),
    v.metadata({ additionalProperties: false }),
  );
}

/** Reads an upload. Throws one problem with every reason. */
export function readUpload(
  text: string,
  maximumBytes: number,
  now: number,
): Grouping & { bytes: Buffer; expiresAt: number } {
  const fields = checkedContent(uploadSchema(maximumBytes, now), readContentBody(text));
  return {
    bytes: fields.content,
    expiresAt: fields.expirationDate ?? defaultExpiration(now),
    ...groupingOf(fields),
  };
}
