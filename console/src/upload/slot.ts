/** Where a browser keeps a tab's unfinished uploads, so that no two tabs go on with the same ones. */
export interface Slot {
  readonly name: string;
  /** Notes whether there is something to go on with. */
  markUnfinished(isUnfinished: boolean): void;
  /** Lets another tab have it. */
  release(): void;
}

const SLOTS = 8;

/** How long a page that is loaded again waits for its former self to end, in milliseconds. */
const PATIENCE = 1000;

function namesOf(username: string): readonly string[] {
  return Array.from({ length: SLOTS }, (_, index) => `uploads-${index}-${username}`);
}

function isUnfinished(name: string): boolean {
  return localStorage.getItem(name) !== null;
}

/** Whether a user has left uploads in this browser. */
export function hasUnfinished(username: string): boolean {
  return namesOf(username).some(isUnfinished);
}

/** Takes a slot of a user that no other tab has; if possible, one with unfinished uploads. */
export async function takeSlot(username: string): Promise<Slot> {
  const names = namesOf(username);
  for (const name of names.toSorted(
    (one, other) => Number(isUnfinished(other)) - Number(isUnfinished(one)),
  )) {
    const release = await lock(name, isUnfinished(name));
    if (release !== undefined) return slotWith(name, release);
  }
  return slotWith(`uploads-${Math.random()}-${username}`, () => {});
}

function slotWith(name: string, release: () => void): Slot {
  return {
    name,
    release,
    markUnfinished(isMarked) {
      if (isMarked === isUnfinished(name)) return;
      if (isMarked) localStorage.setItem(name, '1');
      else localStorage.removeItem(name);
    },
  };
}

/** Resolves to what releases a lock, or to undefined where another tab has it. Browsers have locks on secure origins. */
function lock(name: string, isWorthWaiting: boolean): Promise<(() => void) | undefined> {
  const { locks } = navigator as Partial<Pick<Navigator, 'locks'>>;
  if (locks === undefined) return Promise.resolve(undefined);
  const { promise, resolve } = Promise.withResolvers<(() => void) | undefined>();
  const options = isWorthWaiting ? { signal: AbortSignal.timeout(PATIENCE) } : { ifAvailable: true };
  locks
    .request(name, options, (held) => {
      if (held === null) return resolve(undefined);
      const { promise: end, resolve: release } = Promise.withResolvers<void>();
      resolve(release);
      return end;
    })
    .catch(() => resolve(undefined));
  return promise;
}
