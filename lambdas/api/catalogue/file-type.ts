import { fileNameProblem } from '../../model/resources/file-name.ts';
import { contentTypeOf, UNKNOWN } from '../validation/content-type.ts';
import type { FormFile } from '../validation/multipart.ts';

/** A media type without parameters (RFC 6838 section 4.2). */
const MEDIA_TYPE = /^[a-z0-9][a-z0-9!#$&^_.+-]*\/[a-z0-9][a-z0-9!#$&^_.+-]*$/;

/** The type of a form's file by its bytes, or by the form if they match no known type; and the file's name. */
export async function fileTypeOf(file: FormFile): Promise<{ contentType: string; fileName: string }> {
  const found = await contentTypeOf(file.bytes);
  const said = file.contentType.toLowerCase();
  const contentType = found === UNKNOWN && MEDIA_TYPE.test(said) ? said : found.contentType;
  const fileName = file.fileName.trim().replaceAll(/\s+/g, '_');
  return {
    contentType,
    fileName: fileNameProblem(fileName) === undefined ? fileName : `file.${found.extension}`,
  };
}
