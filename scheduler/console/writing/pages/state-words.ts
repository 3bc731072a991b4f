import { sayInstant } from '../../../core/words.ts';
import type { Seen } from '../../seen.ts';
import type { Draft } from '../desk.ts';

/** How a draft stands, in a sentence. */
export function stateWords({ timeZone }: Pick<Seen, 'timeZone'>, draft: Draft): string {
  const { cut } = draft;
  const was = cut
    ? `${cut.by} phát hành ${sayInstant(timeZone, cut.at)} thì chương trình bị ngắt giữa chừng: trang chưa đổi gì, bản nháp còn nguyên, phát hành lại được. `
    : '';
  return was + standingOf(timeZone, draft);
}

function standingOf(timeZone: string, draft: Draft): string {
  const { state, asked, sentBack, changedBy, changedAt } = draft;
  const last = `${changedBy.name} sửa ${sayInstant(timeZone, changedAt)}.`;
  if (state === 'asked' && asked)
    return `Chờ duyệt: ${asked.by.name} xin ${sayInstant(timeZone, asked.at)}. ${asked.why}`;
  if (sentBack) return `${sentBack.by} đã trả lại: ${sentBack.why} ${last}`;
  return `Bản nháp, chưa ai khác thấy trên trang. ${last}`;
}
