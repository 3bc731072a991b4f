import type { Paragraph } from '../blocks.ts';
import { letterNumber, motto, national, office, placeAndDate, subject } from '../notice/signs.ts';
import { notesOf } from './page-notes.ts';
import { runsOf } from './runs.ts';
import type { Segment } from './segments.ts';

/** A paragraph and its place in the order in which the file draws. */
export interface DrawnParagraph {
  readonly paragraph: Paragraph;
  readonly order: number;
}

/**
 * Lines of a narrow column of a letter's head or foot: each a line of its own, but where one plainly goes on. Lines between which
 * the file draws one of those beside them are set by tabs, and none was broken for its length.
 */
export function columnParagraphs(
  lines: readonly Segment[],
  beside: readonly Segment[] = [],
): readonly DrawnParagraph[] {
  const head = lines.some(
    ({ text }) =>
      letterNumber.test(text) || motto.test(text) || (office.test(text) && isCapitals(text)),
  );
  const foot = lines.some(({ text }) => /^(?:nơi nhận|tm\.|kt\.|tl\.)/i.test(text));
  const widest = Math.max(...lines.map(({ left, right }) => right - left));
  return grouped(lines, (group, next, last) => {
    const full = last.right - last.left + next.firstWord > widest * 0.97;
    const alike = last.bold === next.bold || last.text.endsWith('-');
    const tabbed = beside.some(({ order }) => order > last.order && order < next.order);
    return (
      goesOn(group, next.text) ||
      (head && !foot && full && alike && !tabbed && headGoesOn(group, next.text))
    );
  });
}

/** Lines of a cell of a table without lines: one entry, but for lists. */
export function cellParagraphs(lines: readonly Segment[]): readonly DrawnParagraph[] {
  return grouped(lines, (group, { text }) => goesOn(group, text) || !/^[-+•]/.test(text));
}

function grouped(
  lines: readonly Segment[],
  isOne: (group: string, next: Segment, last: Segment) => boolean,
): readonly DrawnParagraph[] {
  const groups: Segment[][] = [];
  for (const line of lines) {
    const open = groups.at(-1);
    const last = open?.at(-1);
    const text = open?.map((one) => one.text).join(' ') ?? '';
    if (open !== undefined && last !== undefined && isOne(text, line, last)) {
      open.push(line);
    } else {
      groups.push([line]);
    }
  }
  return groups.flatMap((group) =>
    [group, ...notesOf(group)].map((one) => ({
      paragraph: { kind: 'paragraph', runs: runsOf(one) },
      order: group[0]?.order ?? 0,
    })),
  );
}

function goesOn(group: string, next: string): boolean {
  return !/[.;:]\s*$/.test(group) && /^[\p{Ll}\d(]/u.test(next) && !/^\(?(?:đã ký|ký)/i.test(next);
}

/** `CỘNG HÒA XÃ HỘI CHỦ NGHĨA` ⏎ `VIỆT NAM`, `SỞ Y TẾ THÀNH PHỐ HẢI` ⏎ `PHÒNG`, `V/v …` over several lines. */
function headGoesOn(group: string, next: string): boolean {
  if (national.test(`${group} ${next}`)) {
    return true;
  }
  const whole = national.test(group) || motto.test(group) || /[-_=*]{3,}/.test(group);
  const own =
    letterNumber.test(next) ||
    motto.test(next) ||
    national.test(next) ||
    placeAndDate.test(next) ||
    subject.test(next);
  if (whole || own || letterNumber.test(group)) {
    return false;
  }
  const newOffice = office.test(next) && /\s/.test(next) && !/[-–,]$/.test(group);
  return subject.test(group) || (isCapitals(group) && isCapitals(next) && !newOffice);
}

function isCapitals(text: string): boolean {
  return /\p{Lu}/u.test(text) && !/\p{Ll}/u.test(text);
}
