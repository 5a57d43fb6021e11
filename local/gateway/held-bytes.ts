/** The memory for bodies that all requests share. */
export class HeldBytes {
  readonly #maximum: number;
  #held = 0;

  constructor(maximum: number) {
    this.#maximum = maximum;
  }

  /** Makes a request's part of it, empty at first. */
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

/** One request's part of the shared memory. */
export interface BodyRoom {
  /** Takes more bytes. Returns false if there is no room for them. */
  take(bytes: number): boolean;
  /** Gives all bytes back. */
  giveBack(): void;
}
