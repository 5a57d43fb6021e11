/** Items that are JSON already, as they are stored. */
export class ItemTexts {
  readonly #texts: readonly string[];

  constructor(texts: readonly string[]) {
    this.#texts = texts;
  }

  get length(): number {
    return this.#texts.length;
  }

  toString(): string {
    return `[${this.#texts.join()}]`;
  }
}

/** The JSON of an answer. What a query found goes in as it was stored, and is neither parsed nor written anew. */
export function answerText(answer: { readonly Items?: unknown }): string {
  const { Items, ...rest } = answer;
  if (!(Items instanceof ItemTexts)) return JSON.stringify(answer);
  const members = JSON.stringify(rest).slice(1, -1);
  return `{${members}${members === '' ? '' : ','}"Items":${Items}}`;
}
