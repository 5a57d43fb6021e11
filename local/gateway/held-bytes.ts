/** The room for bodies that all requests share. */
export class HeldBytes {
  readonly #maximum: number;
  #held = 0;

  constructor(maximum: number) {
    this.#maximum = maximum;
  }

  /** A request's part of the room. */
  part(): BodyRoom {
    let held = 0;
    return {
      take: (bytes) => {
        if (this.#held + bytes > this.#maximum) return false;
        this.#held += bytes;
        held += bytes;
        return true;
      },
      giveBack: () => {
        this.#held -= held;
        held = 0;
      },
    };
  }
}

/** What one request holds of the room. */
export interface BodyRoom {
  /** Takes so many bytes more; false where there is no room for them. */
  take(bytes: number): boolean;
  /** Gives all of it back. */
  giveBack(): void;
}
