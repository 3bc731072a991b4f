import { isDay } from '../../core/day.ts';
import { addDays, placeWallTime } from '../../core/zone.ts';
import type { Head, LinesWanted } from '../../store/store.ts';
import type { Looking } from '../console-parts.ts';
import { lineOf, type LogLine } from '../log-search/log-line.ts';
import type { FoundLines } from '../log-search/log-search.ts';

/** What is looked for in the log. */
export interface LogQuery {
  /** Words, found also where they are typed without their signs. */
  readonly words: string;
  /** `YYYY-MM-DD`; '' for any. */
  readonly day: string;
  readonly slot: string;
  readonly event: string;
  /** 1-based. */
  readonly page: number;
}

export interface LogView {
  readonly query: LogQuery;
  /** Newest first. */
  readonly lines: readonly LogLine[];
  /** Of words `mostCounted` at most. */
  readonly found: number;
  /** So many of the newest lines cannot be found by words yet. */
  readonly behind: number;
  readonly pages: number;
  /** Kinds of events that the log has. */
  readonly events: readonly string[];
  readonly head: Head;
  /** The last time somebody held the log against its hashes. */
  readonly verified: LogLine | undefined;
}

const linesOnPage = 50;

export function logView({ parts, query }: Looking, timeZone: string): LogView {
  const store = parts.store();
  const asked: LogQuery = {
    ...{ words: query('tim').trim(), day: query('ngay'), slot: query('buoi') },
    ...{ event: query('loai'), page: Math.max(1, Math.floor(Number(query('trang'))) || 1) },
  };
  const wanted = wantedBy(asked, timeZone);
  const find = (page: number): FoundLines => {
    const lines = { most: linesOnPage, skip: (page - 1) * linesOnPage };
    if (asked.words !== '') return parts.logSearch.find(asked.words, wanted, lines, timeZone);
    return { lines: store.lines(wanted, lines), found: store.countLines(wanted), behind: 0 };
  };
  const first = find(asked.page);
  const pages = Math.max(1, Math.ceil(first.found / linesOnPage));
  const page = Math.min(asked.page, pages);
  const { lines, found, behind } = page === asked.page ? first : find(page);
  const [verified] = store.lines({ events: ['log-verified'] }, { most: 1 });
  return {
    query: { ...asked, page },
    lines: lines.map((line) => lineOf(line, timeZone)),
    ...{ found, behind, pages, head: store.head(), events: store.eventKinds() },
    verified: verified && lineOf(verified, timeZone),
  };
}

function wantedBy({ day, slot, event }: LogQuery, timeZone: string): LinesWanted {
  return {
    ...(slot !== '' && { slot }),
    ...(event !== '' && { events: [event] }),
    ...(day !== '' && daySpan(day, timeZone)),
  };
}

/** A day that is none has no lines. */
function daySpan(day: string, timeZone: string): LinesWanted {
  if (!isDay(day)) return { events: [] };
  const begin = (of: string): number => placeWallTime(timeZone, of, '00:00').at;
  return { from: begin(day), until: begin(addDays(day, 1)) };
}
