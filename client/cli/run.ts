import type { Surroundings } from './surroundings.ts';

/** One run of the command line: its surroundings, and how it speaks. */
export interface Run extends Surroundings {
  /** What must never be shown: the secret or token in use. */
  readonly secrets: Set<string>;
  /** What may be shown of a text: no secret, and no orders to the terminal. */
  shown(text: string): string;
  /** Writes a result to standard output. */
  print(text: string): void;
  /** Writes a result to standard output as JSON. */
  printJson(value: unknown): void;
  /** Tells whoever watches, on standard error. */
  note(text: string): void;
}

export function startRun(surroundings: Surroundings): Run {
  const secrets = new Set<string>();
  const shown = (text: string) => printable(withoutSecrets(text, secrets));
  return {
    ...surroundings,
    secrets,
    shown,
    print: (text) => surroundings.output.write(`${printable(text)}\n`),
    printJson: (value) => surroundings.output.write(`${jsonText(value, 2)}\n`),
    note: (text) => surroundings.errors.write(`${shown(text)}\n`),
  };
}

/** A text whose secrets are covered, for errors of others that may repeat what they were given. */
export function withoutSecrets(text: string, secrets: ReadonlySet<string>): string {
  return [...secrets].reduce((covered, secret) => covered.replaceAll(secret, '[secret]'), text);
}

/** JSON without characters that give orders to the terminal, whoever has named the file or container. */
export function jsonText(value: unknown, indentation?: number): string {
  return JSON.stringify(value, undefined, indentation).replace(
    /[\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** A text that cannot do so either. */
function printable(text: string): string {
  return text.replace(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu, (character) =>
    character === '\n' ? character : '\ufffd',
  );
}
