import { reasonOnceWritten } from '../../core/reason.ts';
import { sayEvent } from '../../core/say-event.ts';
import { factText } from '../../core/slot.ts';
import { readWall } from '../../core/zone.ts';
import type { Head, LoggedEvent } from '../../store/store.ts';
import type { Looking } from '../console-parts.ts';

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
  readonly found: number;
  readonly pages: number;
  /** Kinds of events that the log has. */
  readonly events: readonly string[];
  readonly head: Head;
  /** The last time somebody held the log against its hashes. */
  readonly verified: LogLine | undefined;
}

export interface LogLine {
  readonly seq: number;
  readonly at: number;
  readonly slot: string;
  readonly event: string;
  /** Vietnamese; '' where the event says all. */
  readonly words: string;
  /** `name=value`, as they were written. */
  readonly facts: string;
  readonly hash: string;
}

const linesOnPage = 50;

export function logView({ parts, query }: Looking, timeZone: string): LogView {
  const store = parts.store();
  const all = store.events();
  const asked: LogQuery = {
    ...{ words: query('tim').trim(), day: query('ngay'), slot: query('buoi') },
    ...{ event: query('loai'), page: Math.max(1, Math.floor(Number(query('trang'))) || 1) },
  };
  const found = all.filter((line) => fits(line, asked, timeZone)).toReversed();
  const pages = Math.max(1, Math.ceil(found.length / linesOnPage));
  const page = Math.min(asked.page, pages);
  const verified = all.findLast(({ event }) => event === 'log-verified');
  return {
    query: { ...asked, page },
    lines: found
      .slice((page - 1) * linesOnPage, page * linesOnPage)
      .map((line) => lineOf(line, timeZone)),
    ...{ found: found.length, pages, head: store.head() },
    events: [...new Set(all.map(({ event }) => event))].toSorted(),
    verified: verified && lineOf(verified, timeZone),
  };
}

function fits(line: LoggedEvent, { words, day, slot, event }: LogQuery, timeZone: string): boolean {
  if (event !== '' && line.event !== event) return false;
  if (slot !== '' && line.slot !== slot) return false;
  if (day !== '' && readWall(timeZone, line.at).day !== day) return false;
  if (words === '') return true;
  const { words: said, facts } = lineOf(line, timeZone);
  const text = fold(`${line.slot} ${line.event} ${said} ${facts}`);
  return fold(words)
    .split(/\s+/)
    .every((word) => text.includes(word));
}

/** `Đã phát bù` → `da phat bu`: many type without signs. */
export function fold(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').replace(/[đĐ]/g, 'd').toLowerCase();
}

function lineOf({ seq, at, slot, event, detail, hash }: LoggedEvent, timeZone: string): LogLine {
  const facts = Object.keys(detail)
    .map((name) => [name, factOf(name, detail)])
    .filter(([name, fact]) => name !== 'message' && fact !== '')
    .map((pair) => pair.join('='))
    .join(' ');
  return { ...{ seq, at, slot, event, facts, hash }, words: sayEvent(event, detail, timeZone) };
}

function factOf(name: string, detail: LoggedEvent['detail']): string {
  const { reason } = detail;
  if (name === 'reason' && typeof reason === 'string') return reasonOnceWritten(reason).code;
  return factText(detail, name);
}
