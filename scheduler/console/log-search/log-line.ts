import { reasonOnceWritten } from '../../core/reason.ts';
import { sayEvent } from '../../core/say-event.ts';
import { factText } from '../../core/slot.ts';
import type { LoggedEvent } from '../../store/store.ts';

/** A line of the log as a page shows it. */
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

export function lineOf(
  { seq, at, slot, event, detail, hash }: LoggedEvent,
  timeZone: string,
): LogLine {
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

/** What is found of a line: the words it is made of, each as `tokensOf` gives them. */
export function searchedText(line: LoggedEvent, timeZone: string): string {
  const { slot, event, words, facts } = lineOf(line, timeZone);
  return tokensOf(`${slot} ${event} ${words} ${facts}`).join(' ');
}

/** `Đã phát bù: thu@17:00` → da, phat, bu, thu, 17, 00. */
export function tokensOf(text: string): readonly string[] {
  return fold(text).match(/[a-z0-9]+/g) ?? [];
}

/** `Đã phát bù` → `da phat bu`: many type without signs. */
export function fold(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').replace(/[đĐ]/g, 'd').toLowerCase();
}
