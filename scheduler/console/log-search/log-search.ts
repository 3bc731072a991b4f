import type { LinesPage, LinesWanted, LoggedEvent, SlotLog } from '../../store/store.ts';
import { searchedText, tokensOf } from './log-line.ts';

export interface FoundLines {
  /** Newest first. */
  readonly lines: readonly LoggedEvent[];
  /** How many there are, `mostCounted` at most. */
  readonly found: number;
  /** So many of the newest lines cannot be found yet. */
  readonly behind: number;
}

/** Finds lines of the log by words, each of which begins a word of the line. */
export interface LogSearch {
  find(words: string, wanted: LinesWanted, page: LinesPage, timeZone: string): FoundLines;
  close(): void;
}

/** Further ones are not counted: nobody turns so many pages. */
export const mostCounted = 10_000;

/** Reads every line that is wanted: for a log that is short, or in memory. */
export function searchByReading(log: () => SlotLog): LogSearch {
  return {
    find(words, wanted, { most, skip = 0 }, timeZone) {
      const sought = tokensOf(words);
      const found = log()
        .lines(wanted)
        .filter((line) => {
          const tokens = searchedText(line, timeZone).split(' ');
          return sought.every((word) => tokens.some((token) => token.startsWith(word)));
        });
      return { lines: found.slice(skip, skip + most), found: found.length, behind: 0 };
    },
    close: () => undefined,
  };
}
