import type { Kept } from '../machine/kept.ts';

/** What a device remembers of one practice. */
interface Keeper {
  /** Undefined where it remembers nothing, or nothing that can be read. */
  readonly read: () => Kept | undefined;
  /** Undefined forgets it. Returns false where the device refuses: a private window, or no room left. */
  readonly write: (kept: Kept | undefined) => boolean;
}

/** Nothing but ids of screens comes here: `Kept` has no room for anything else. */
export function keeperOf(practice: string): Keeper {
  const key = `loa-tap:${practice}`;
  let last = '';
  return {
    read: () => {
      try {
        last = localStorage.getItem(key) || '';
        // Written below; whoever takes it up trusts none of it, and `null` is nothing.
        return last === '' ? undefined : (JSON.parse(last) as Kept | null) || undefined;
      } catch {
        return undefined;
      }
    },
    write: (kept) => {
      const text = kept === undefined ? '' : JSON.stringify(kept);
      if (text === last) return true;
      last = text;
      try {
        if (text === '') localStorage.removeItem(key);
        else localStorage.setItem(key, text);
        return true;
      } catch {
        return false;
      }
    },
  };
}
