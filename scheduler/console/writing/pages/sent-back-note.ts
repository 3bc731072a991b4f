import { html } from 'hono/html';
import { sayInstant } from '../../../core/words.ts';
import type { Html } from '../../pages/html.ts';
import type { Seen } from '../../seen.ts';
import type { SentBack } from '../desk.ts';

/** What an approver wants mended: above all else, wherever the draft is worked on. */
export function sentBackNote(
  { timeZone }: Pick<Seen, 'timeZone'>,
  sentBack: SentBack | undefined,
): Html | '' {
  if (!sentBack) return '';
  const { by, why, at } = sentBack;
  return html`<p class="note" data-sent-back>
    <strong>${by} đã trả lại</strong> ${sayInstant(timeZone, at)}: ${why}
  </p>`;
}
