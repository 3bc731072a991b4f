// The sentences of a bulletin that no document contains. They pass through the normaliser like any other.
import type { Fact } from '../content/schema/facts.ts';

/** What opens every bulletin. */
export function openingText(station: string, title: string): string {
  return `${station} xin kính chào quý vị và các bạn. Sau đây, mời quý vị và các bạn nghe: ${endless(title)}.`;
}

/** One sentence, before the body, where facts have changed since it was written. */
export function warningText(changes: number): string {
  return `Xin lưu ý: có ${changes} điều đã thay đổi so với bài này, chúng tôi sẽ nói rõ ở cuối bản tin.`;
}

export function factsHeadingText(changes: number): string {
  return `Sau đây là ${changes} điều đã thay đổi, xin quý vị và các bạn chú ý lắng nghe.`;
}

/** The fact, numbered where there are several, with its source said briefly: the first one, no web address, no remark in brackets. */
export function factText(position: number, count: number, fact: Fact): string {
  const words = endless(fact.spoken ?? fact.text);
  const plain = fact.source.replace(/\([^)]*\)/g, ' ').replace(/https?:\S+/g, ' ');
  const source = endless((plain.split(';')[0] ?? plain).replace(/\s+/g, ' '));
  const which = count === 1 ? '' : position === 1 ? 'Thứ nhất: ' : `Thứ ${position}: `;
  return `${which}${words}. Theo ${source}.`;
}

export function closingText(station: string): string {
  return `Bản tin của ${station} đến đây là hết. Xin cảm ơn quý vị và các bạn đã lắng nghe.`;
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
