import mime from 'mime';

/** What the service refuses in a file's name: spaces, control characters, and marks that change the reading direction. */
const REFUSED = /[\s\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069]/gu;

/** A name that the service takes: `holiday_photo.jpg` for `holiday photo.jpg`. */
export function acceptedName(name: string): string {
  return name.replace(REFUSED, '_');
}

/** The media types that the service takes ("POST Body", `mime_type`). */
const ACCEPTED =
  /^((video|audio|image)\/[a-z0-9][a-z0-9!#$&^_.+-]*|application\/(pdf|msword|rtf)|text\/(markdown|rtf|plain))$/;

/** The media type of a file by its name; of no type that the service takes, it is any sequence of bytes. */
export function mediaTypeOf(name: string): string {
  const type = mime.getType(name) ?? '';
  return ACCEPTED.test(type) ? type : 'application/octet-stream';
}
