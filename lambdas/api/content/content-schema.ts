import * as v from 'valibot';

const id = v.pipe(v.string(), v.uuid());
const expirationDate = v.nullable(
  v.pipe(
    v.string(),
    v.isoTimestamp(),
    v.description('The last day of the file; null for one without an end.'),
  ),
);
const size = v.pipe(v.number(), v.integer(), v.description('In bytes.'));
const contentType = v.string();
const location = v.pipe(v.string(), v.url(), v.description('The URL of the file.'));

/** "POST response body". */
export const describedContent = v.object({ id, expirationDate, size, contentType });

/** "GET response body". */
export const locatedContent = v.object({ id, expirationDate, size, contentType, location });

/** What is told of a file that is deleted. */
export const deletedContent = v.object({ id });
