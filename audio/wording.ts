// The sentences of a bulletin that no document contains. They pass through the normaliser like any other.
import type { Fact } from '../content/schema/facts.ts';

/** What opens every bulletin. */
export function openingText(station: string, title: string): string {
  return `${station} xin kính chào quý vị và các bạn. Sau đây là nội dung: ${title}.`;
}

/** One sentence, before the body, where facts have changed since it was written. */
export function warningText(changes: number): string {
  return `Xin lưu ý: có ${changes} điều đã thay đổi so với bài này, chúng tôi sẽ nói rõ ở cuối bản tin.`;
}

export function factsHeadingText(changes: number): string {
  return changes === 1 ? 'Sau đây là điều đã thay đổi.' : `Sau đây là ${changes} điều đã thay đổi.`;
}

/** The fact, numbered as people count aloud, with its source said briefly: no web address, no remark in brackets. */
export function factText(position: number, fact: Fact): string {
  const words = (fact.spoken ?? fact.text).trim().replace(/[.\s]+$/, '');
  const source = fact.source
    .replace(/\([^)]*\)/g, '')
    .replace(/\s+/g, ' ')
    .replace(/[.;,\s]+$/, '')
    .trim();
  const which = position === 1 ? 'Thứ nhất' : `Thứ ${position}`;
  return `${which}, ${words}. Theo ${source}.`;
}

export function closingText(station: string): string {
  return `Bản tin của ${station} đến đây là hết. Xin cảm ơn quý vị và các bạn đã lắng nghe.`;
}
