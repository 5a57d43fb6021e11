/** The parts of a form, as clients write them. */
export const DISPOSITION = 'Content-Disposition: form-data';
export const BOUNDARY = 'X-BOUNDARY';

/** One part: the lines of its header, and its content. */
export function part(headers: string, content = 'x'): string {
  return `--${BOUNDARY}\r\n${headers}\r\n\r\n${content}\r\n`;
}

export function field(name: string, value = 'x'): string {
  return part(`${DISPOSITION}; name="${name}"`, value);
}

export function file(fileName: string, content = 'x', type = 'text/plain'): string {
  return part(`${DISPOSITION}; name="resource"; filename="${fileName}"\r\nContent-Type: ${type}`, content);
}

/** A whole form. */
export function form(...parts: readonly string[]): string {
  return `${parts.join('')}--${BOUNDARY}--\r\n`;
}

export const FORM_TYPE = `multipart/form-data; boundary=${BOUNDARY}`;
