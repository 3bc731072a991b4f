import type { Node } from 'prosemirror-model';
import { spanIn, type WishSpan } from './wish-start.ts';

export interface FoundWish {
  readonly perWeek: number;
  readonly weeks: readonly number[];
  /** Where it is asked. */
  readonly source: string;
}

const often =
  /(\d{1,2})\s*lần\s*(?:\/|mỗi|một)\s*(tuần|ngày)|(?:mỗi|một|hằng|hàng)\s*(tuần|ngày)[^.;\d]{0,20}(\d{1,2})\s*lần/i;
const howLong = /(\d{1,2})\s*(?:[-–—]|đến)\s*(\d{1,2})\s*tuần|(\d{1,2})\s*tuần/i;
const onAir = /truyền\s+thanh|phát\s+(?:thanh|sóng|loa)|(?:trên|qua)\s+(?:hệ\s+thống\s+)?loa/i;

/** How often a text itself asks to be aired: `(2 lần/tuần, phát từ 4-5 tuần)` among its recipients, or elsewhere. */
export function wishOf(doc: Node): FoundWish | undefined {
  const { ofRecipients, others } = linesOf(doc);
  return wishIn(ofRecipients, 'Nơi nhận: ') ?? wishIn(others, '');
}

/** From when it asks to be aired; where it says how often, or where it speaks of the loudspeakers. */
export function spanOf(doc: Node, today: string): WishSpan | undefined {
  const { ofRecipients, others } = linesOf(doc);
  // Of a long line, the sentence alone: the next one may speak of another day.
  const sentences = [...ofRecipients, ...others].flatMap((line) => line.split(/(?<=[.;!?])\s+/));
  const asking = sentences.filter((one) => often.test(one));
  const speaking = sentences.filter((one) => !often.test(one) && onAir.test(one));
  for (const sentence of [...asking, ...speaking]) {
    const span = spanIn(sentence, today);
    if (span) return span;
  }
  return undefined;
}

function linesOf(doc: Node) {
  const ofRecipients: string[] = [];
  const others: string[] = [];
  doc.forEach((block) => {
    const lines = block.textBetween(0, block.content.size, '\n').split('\n');
    (block.type.name === 'recipients' ? ofRecipients : others).push(...lines);
  });
  return { ofRecipients, others };
}

function wishIn(lines: readonly string[], before: string): FoundWish | undefined {
  const line = lines.find((one) => often.test(one));
  const [, before1, unit1, unit2, after2] = often.exec(line ?? '') ?? [];
  const [times = '', unit = ''] = [before1 ?? after2, unit1 ?? unit2];
  if (line === undefined) return undefined;
  const perWeek = Number(times) * (unit.toLowerCase() === 'ngày' ? 7 : 1);
  const [, least, most, only] = howLong.exec(line) ?? [];
  const weeks = [least ?? only, most].flatMap((one) => (one === undefined ? [] : [Number(one)]));
  if (perWeek < 1 || perWeek > 50) return undefined;
  return { perWeek, weeks: weeks.length === 0 ? [4] : weeks, source: `${before}${line.trim()}` };
}
