import { invalidArgument, malformedXml, S3Error } from '../http/errors.ts';
import { decodePlus } from '../http/request-target.ts';
import { element, s3Document, textElement, unescapeXml } from '../http/xml.ts';

/** An object's tags in their original order; the names are distinct. */
export type ObjectTags = readonly { readonly key: string; readonly value: string }[];

const MAXIMUM_TAGS = 10;
const MAXIMUM_KEY_LENGTH = 128;
const MAXIMUM_VALUE_LENGTH = 256;

const tagPattern = /\s*<Tag>\s*<Key>([^<]*)<\/Key>\s*<Value>([^<]*)<\/Value>\s*<\/Tag>/g;
const documentPattern = new RegExp(
  `^(?:<\\?xml [^>]*\\?>)?\\s*<Tagging(?: xmlns="[^"]*")?>\\s*<TagSet>((?:${tagPattern.source})*)\\s*</TagSet>\\s*</Tagging>\\s*$`,
);
const allowedCharacters = /^[\p{L}\p{Z}\p{N}_.:/=+\-@]*$/u;

/**
 * Reads the `Tagging` document of S3's API (for PutObjectTagging and the form field `tagging`). Throws `MalformedXML`
 * for any other document, or one with comments, CDATA or attributes, and `InvalidTag` or `BadRequest` for tags beyond
 * S3's limits.
 */
export function parseTagging(xml: string): ObjectTags {
  const document = xml.trim().replace(/<(TagSet|Key|Value) ?\/>/g, '<$1></$1>');
  const [, tagSet] = documentPattern.exec(document) ?? [];
  if (tagSet === undefined) throw malformedXml();
  const tags = [...tagSet.matchAll(tagPattern)].map(([, key = '', value = '']) => ({
    key: tagText(key),
    value: tagText(value),
  }));
  checkTags(tags);
  return tags;
}

/**
 * Reads tags from an `x-amz-tagging` header, encoded like a query. Throws `InvalidArgument` for a malformed header or a
 * repeated key, and `InvalidTag` or `BadRequest` for tags beyond S3's limits.
 */
export function parseTaggingHeader(header: string): ObjectTags {
  const tags = header
    .split('&')
    .filter((parameter) => parameter !== '')
    .map((parameter) => {
      const [, name = '', encoded = ''] = /^([^=]*)=?(.*)$/s.exec(parameter) ?? [];
      const [key, value] = [decodePlus(name), decodePlus(encoded)];
      if (key === undefined || key === '' || value === undefined) throw malformedHeader(header);
      return { key, value };
    });
  if (new Set(tags.map(({ key }) => key)).size < tags.length) throw malformedHeader(header);
  checkTags(tags);
  return tags;
}

/** The document in an answer to GetObjectTagging. */
export function formatTagging(tags: ObjectTags): string {
  const tagSet = tags.map(({ key, value }) =>
    element('Tag', textElement('Key', key), textElement('Value', value)),
  );
  return s3Document('Tagging', element('TagSet', ...tagSet));
}

function tagText(escaped: string): string {
  const text = unescapeXml(escaped);
  if (text === undefined) throw malformedXml();
  return text;
}

function checkTags(tags: ObjectTags): void {
  if (tags.length > MAXIMUM_TAGS) {
    throw new S3Error(400, 'BadRequest', `Object tags cannot be greater than ${MAXIMUM_TAGS}`);
  }
  if (new Set(tags.map(({ key }) => key)).size < tags.length) {
    throw new S3Error(400, 'InvalidTag', 'Cannot provide multiple Tags with the same key');
  }
  for (const { key, value } of tags) {
    if (key === '' || key.length > MAXIMUM_KEY_LENGTH || !allowedCharacters.test(key)) {
      throw new S3Error(400, 'InvalidTag', 'The TagKey you have provided is invalid', { TagKey: key });
    }
    if (value.length > MAXIMUM_VALUE_LENGTH || !allowedCharacters.test(value)) {
      throw new S3Error(400, 'InvalidTag', 'The TagValue you have provided is invalid', { TagValue: value });
    }
  }
}

function malformedHeader(header: string): S3Error {
  const message =
    "The header 'x-amz-tagging' shall be encoded as UTF-8 then URLEncoded URL query parameters without tag name duplicates.";
  return invalidArgument('x-amz-tagging', header, message);
}
