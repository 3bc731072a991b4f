// What was typed and has not reached the station lies in the browser's storage: it outlives a reload, a crash, a day without network.

/** Steps that were not sent, or of which nobody knows whether they arrived. */
export interface Kept {
  /** Which draft they belong to (PageData.draft). */
  readonly draft: number;
  readonly client: string;
  /** The station's, on which they stand. */
  readonly version: number;
  readonly steps: readonly unknown[];
  /** The words they bring in, for whoever must put them elsewhere. */
  readonly words: string;
}

export interface StepKeeper {
  /** False where the browser keeps nothing more: it is full, or does not let us. Undefined: nothing is to be kept. */
  keep(kept: Kept | undefined): boolean;
  /** What pages left that are closed by now. They stay until `forget`. */
  left(): Promise<readonly Kept[]>;
  readonly forget: (client: string) => void;
}

const prefix = (file: string): string => `loa-sua:${file}:`;

export function keepSteps(file: string, client: string): StepKeeper {
  const start = prefix(file);
  const key = start + client;
  const alive = holdLock(key);
  return {
    keep(kept) {
      try {
        if (kept === undefined) localStorage.removeItem(key);
        else localStorage.setItem(key, JSON.stringify(kept));
        return true;
      } catch {
        return false;
      }
    },
    async left() {
      await alive;
      const found: Kept[] = [];
      for (const name of keysFrom(start)) {
        if (name === key || (await isHeld(name))) continue;
        const kept = read(name);
        if (kept) found.push(kept);
      }
      return found;
    },
    forget(gone) {
      try {
        localStorage.removeItem(start + gone);
      } catch {
        // Then it is offered once more.
      }
    },
  };
}

/** The draft has another name: what is kept for it goes along. */
export function moveKept(file: string, to: string): void {
  for (const name of keysFrom(prefix(file))) {
    try {
      const kept = localStorage.getItem(name);
      if (kept !== null) localStorage.setItem(prefix(to) + name.slice(prefix(file).length), kept);
      localStorage.removeItem(name);
    } catch {
      // Then it is offered where it was.
    }
  }
}

function keysFrom(start: string): readonly string[] {
  try {
    return Object.keys(localStorage).filter((name) => name.startsWith(start));
  } catch {
    return [];
  }
}

function read(name: string): Kept | undefined {
  try {
    // Written above, or by an older one of ours: what does not fit the document is shown as words.
    const kept = JSON.parse(localStorage.getItem(name) ?? '') as Kept;
    return Array.isArray(kept.steps) && kept.steps.length > 0 ? kept : undefined;
  } catch {
    return undefined;
  }
}

/** Held while this page is open; a browser without locks has one page at a time for all we know. */
function holdLock(name: string): Promise<void> {
  if (!('locks' in navigator)) return Promise.resolve();
  return new Promise((resolve) => {
    void navigator.locks.request(name, () => {
      resolve();
      return new Promise<void>((release) => {
        // The page that comes next asks before the browser would give it up by itself.
        window.addEventListener('pagehide', () => {
          release();
        });
      });
    });
  });
}

async function isHeld(name: string): Promise<boolean> {
  if (!('locks' in navigator)) return false;
  const { held = [] } = await navigator.locks.query();
  return held.some((lock) => lock.name === name);
}
