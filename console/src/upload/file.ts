const LONGEST_NAME = 255;

/** A name as the service takes it: without white space, control characters and marks that turn the direction. */
export function nameOf(name: string): string {
  const clean = name
    .trim()
    .replaceAll(/\s+/gu, '_')
    .replaceAll(/[\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069]/gu, '');
  const characters = [...clean];
  if (characters.length <= LONGEST_NAME) return clean || 'file';
  const ending = /\.[^.]{1,20}$/u.exec(clean)?.[0] ?? '';
  return characters.slice(0, LONGEST_NAME - [...ending].length).join('') + ending;
}

/** Types that the service has no name for, and shows as another one. */
const shownAs: Readonly<Record<string, string>> = {
  'text/csv': 'text/plain',
  'application/json': 'text/plain',
  'text/x-markdown': 'text/markdown',
};

const endings: Readonly<Record<string, string>> = { md: 'text/markdown', log: 'text/plain' };

const SUPPORTED =
  /^(application\/(pdf|msword|rtf)|text\/(markdown|rtf|plain)|(image|audio|video)\/[a-z0-9][a-z0-9!#$&^_.+-]*)$/;

/** The media type of a file among those that the service takes. */
export function mediaTypeOf({ name, type }: Pick<File, 'name' | 'type'>): string {
  const [plain = ''] = type.toLowerCase().split(';');
  const guessed = plain || endings[name.slice(name.lastIndexOf('.') + 1).toLowerCase()] || '';
  const shown = shownAs[guessed] ?? guessed;
  return SUPPORTED.test(shown) ? shown : 'application/octet-stream';
}
