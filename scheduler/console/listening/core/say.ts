// Counts and chances in words, for whoever never heard of p.
import type { Count, PairResult, Results, Share } from './judge.ts';

/** `0.0703` → `0,07`; small ones with the figures that tell. */
export function sayP(p: number): string {
  if (p < 0.001) return 'dưới 0,001';
  return (p < 0.01 ? p.toFixed(3) : p.toFixed(2)).replace('.', ',');
}

/** How often chance alone splits people like this: `khoảng 7 lần trong 100`. */
export function sayHowOften(p: number): string {
  if (p >= 0.95) return 'gần như lần nào cũng vậy';
  if (p >= 0.1) return `khoảng ${Math.round(p * 10)} lần trong 10`;
  if (p >= 0.01) return `khoảng ${Math.round(p * 100)} lần trong 100`;
  if (p >= 0.001) return `khoảng ${Math.round(p * 1000)} lần trong 1000`;
  return 'chưa tới 1 lần trong 1000';
}

export function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}

/** `82 %, có thể từ 64 đến 92 %` */
export function sayShare({ share, from, to }: Share): string {
  return `${percent(share)}, có thể từ ${Math.round(from * 100)} đến ${percent(to)}`;
}

/** What a verdict rests on: the program decides by it, people read the words. */
export type Verdict = 'no-answers' | 'all-even' | 'too-few' | 'may-be-chance' | 'unlikely-chance';

export interface SaidVerdict {
  readonly verdict: Verdict;
  readonly says: string;
  /** Which of the variants leads; undefined where none does. */
  readonly leads?: number;
}

export interface VerdictWords {
  /** `được thích hơn`, `được hiểu nhiều hơn`. */
  readonly better: string;
  readonly names: readonly string[];
  readonly fewest: Results['fewest'];
}

/** What may honestly be said of two variants. */
export function sayVerdict(
  { one, other, people, p }: Pick<PairResult, 'one' | 'other' | 'people' | 'p'>,
  { better, names, fewest }: VerdictWords,
): SaidVerdict {
  const [nameOne, nameOther] = [names[one] ?? '', names[other] ?? ''];
  const leaning = people.one + people.other;
  if (leaning + people.same === 0) return { verdict: 'no-answers', says: 'Chưa ai trả lời.' };
  const counts = sayCounts(people, nameOne, nameOther);
  if (people.one === people.other)
    return { verdict: 'all-even', says: `Hai bên ngang nhau: ${counts}.` };
  const leads = people.one > people.other ? one : other;
  const winner = leads === one ? nameOne : nameOther;
  const chance = `Nếu thật ra hai cách như nhau, riêng tình cờ cũng cho ra lệch cỡ này ${sayHowOften(p)} (p = ${sayP(p)})`;
  if (p < 0.05)
    return {
      ...{ verdict: 'unlikely-chance', leads },
      says: `“${winner}” ${better}: ${counts}. Chênh lệch này khó là do tình cờ. ${chance}.`,
    };
  if (leaning < fewest)
    return {
      ...{ verdict: 'too-few', leads },
      says: `Đang nghiêng về “${winner}”: ${counts}. Chênh lệch này có thể do tình cờ: mới ${leaning} người nghiêng hẳn một bên, ít nhất phải ${fewest} người cùng một bên mới nói chắc được. Mời thêm người nghe.`,
    };
  return {
    ...{ verdict: 'may-be-chance', leads },
    says: `Đang nghiêng về “${winner}”: ${counts}. Chênh lệch này có thể do tình cờ. ${chance}.`,
  };
}

/** Of more than two at once: who leads all others for certain, or what can be said at all. Undefined: nobody has answered. */
export function sayOverall(
  verdicts: readonly SaidVerdict[],
  names: readonly string[],
): SaidVerdict | undefined {
  if (verdicts.every(({ verdict }) => verdict === 'no-answers')) return undefined;
  const sure = verdicts.filter(({ verdict }) => verdict === 'unlikely-chance');
  const winner = names.findIndex(
    (_, variant) => sure.filter(({ leads }) => leads === variant).length === names.length - 1,
  );
  if (winner >= 0)
    return {
      ...{ verdict: 'unlikely-chance', leads: winner },
      says: `“${names[winner] ?? ''}” được thích hơn mọi cách đọc khác, và khó là do tình cờ.`,
    };
  if (sure.length === 0)
    return {
      verdict: verdicts.some(({ verdict }) => verdict === 'too-few') ? 'too-few' : 'may-be-chance',
      says: 'Chưa cách đọc nào hơn hẳn: mọi chênh lệch đến giờ có thể do tình cờ. Mời thêm người nghe, hoặc coi các cách này như nhau.',
    };
  return {
    verdict: 'unlikely-chance',
    says: 'Có cặp đã phân được hơn kém, có cặp chưa: xem từng cặp ở dưới.',
  };
}

function sayCounts({ one, same, other }: Count, nameOne: string, nameOther: string): string {
  const even = same > 0 ? `, ${same} người ngang nhau` : '';
  return `${one} người nghiêng về “${nameOne}”, ${other} người về “${nameOther}”${even}`;
}
