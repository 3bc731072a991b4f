import type { Node } from 'prosemirror-model';

export interface FoundWish {
  readonly perWeek: number;
  readonly weeks: readonly number[];
  /** Where it is asked. */
  readonly source: string;
}

const often = /(\d{1,2})\s*lần\s*(?:\/|mỗi|một)\s*(tuần|ngày)/i;
const howLong = /(\d{1,2})\s*(?:[-–—]|đến)\s*(\d{1,2})\s*tuần|(\d{1,2})\s*tuần/i;

/** How often a text itself asks to be aired: `(2 lần/tuần, phát từ 4-5 tuần)` among its recipients, or elsewhere. */
export function wishOf(doc: Node): FoundWish | undefined {
  const ofRecipients: string[] = [];
  const others: string[] = [];
  doc.forEach((block) => {
    const lines = block.textBetween(0, block.content.size, '\n').split('\n');
    (block.type.name === 'recipients' ? ofRecipients : others).push(...lines);
  });
  return wishIn(ofRecipients, 'Nơi nhận: ') ?? wishIn(others, '');
}

function wishIn(lines: readonly string[], before: string): FoundWish | undefined {
  const line = lines.find((one) => often.test(one));
  const [, times = '', unit = ''] = often.exec(line ?? '') ?? [];
  if (line === undefined) return undefined;
  const perWeek = Number(times) * (unit.toLowerCase() === 'ngày' ? 7 : 1);
  const [, least, most, only] = howLong.exec(line) ?? [];
  const weeks = [least ?? only, most].flatMap((one) => (one === undefined ? [] : [Number(one)]));
  if (perWeek < 1 || perWeek > 50) return undefined;
  return { perWeek, weeks: weeks.length === 0 ? [4] : weeks, source: `${before}${line.trim()}` };
}
