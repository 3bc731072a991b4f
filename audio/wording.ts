// The sentences of a bulletin that no document contains. They pass through the normaliser like any other.
import type { Fact } from '../content/schema/facts.ts';
import type { Ward } from '../content/schema/ward.ts';

/** What opens every bulletin; without a title where the words that follow begin by saying it. */
export function openingText(station: string, title: string | undefined): string {
  const welcome = `${station} xin kính chào quý vị và các bạn.`;
  return title === undefined
    ? welcome
    : `${welcome} Sau đây, mời quý vị và các bạn nghe: ${endless(title)}.`;
}

/** One sentence, before the body, where a way that it teaches is closed, or else where facts have changed since it was written. */
export function warningText(changes: number, closedWays: readonly string[]): string {
  const [first, ...rest] = closedWays;
  if (first === undefined)
    return `Xin lưu ý: có ${changes} điều đã thay đổi so với bài này, cách làm hiện nay chúng tôi sẽ nói ở cuối bản tin.`;
  const ways = [first, ...rest].map((way) => way.charAt(0).toLowerCase() + way.slice(1));
  return `Xin lưu ý: ${ways.map(endless).join(', và ')} nay đã đóng. Cách làm hiện nay, chúng tôi sẽ nói ở cuối bản tin.`;
}

/** What opens the correction; `asOf` is the ISO day on which its facts were last compared with their sources: the ear gets its month. */
export function factsHeadingText(asOf: string): string {
  const [year = '', month = ''] = asOf.split('-');
  return `Xin chú ý, tính đến tháng ${Number(month)} năm ${year}.`;
}

/**
 * A fact for the ear. Its spoken form stands alone: what no longer works, what to do instead. One that has none is read as
 * written, with its source said briefly: the first one, no web address, no remark in brackets.
 */
export function factText(fact: Fact): string {
  if (typeof fact.spoken === 'string') return `${endless(fact.spoken)}.`;
  const plain = fact.source.replace(/\([^)]*\)/g, ' ').replace(/https?:\S+/g, ' ');
  const source = endless((plain.split(';')[0] ?? plain).replace(/\s+/g, ' '));
  return `${endless(fact.text)}. Theo ${source}.`;
}

/** Where help is: what ends the correction. The first contact by its name; its address and hours are for the eye. */
export function helpText({ name, contacts }: Ward): string | undefined {
  const [help] = contacts;
  if (help === undefined) return undefined;
  const place = help.label.includes(name) ? '' : ` ${name}`;
  return `Cần giúp, mời bà con đến ${help.label.charAt(0).toLowerCase()}${endless(help.label.slice(1))}${place}.`;
}

export function closingText(station: string): string {
  return `Bản tin của ${station} đến đây là hết. Xin cảm ơn quý vị và các bạn đã lắng nghe.`;
}

/** What is said while a relay cannot be had and nothing else stands in for it; `name` is the other station's. */
export function relayLostText(name: string): string {
  return `Chương trình tiếp âm của ${endless(name)} đang gián đoạn.`;
}

export function emergencyOpeningText(station: string): string {
  return `${station} xin thông báo khẩn.`;
}

export const emergencyRepeatText = 'Xin nhắc lại thông báo khẩn.';

export const emergencyClosingText = 'Hết thông báo khẩn. Đề nghị quý vị và các bạn thực hiện ngay.';

/** Without the stop at its end, so that a sentence can go on. */
function endless(text: string): string {
  return text.trim().replace(/[.;,\s]+$/, '');
}
