import { html } from 'hono/html';
import type { Html } from '../../pages/html.ts';
import { countStates, type ReadCounts, type SentenceState } from '../sentence-states.ts';

/** One stroke a sentence, by its state; `index`: the one that is shown. */
export function progressPicture(states: readonly SentenceState[], index = -1): Html {
  return html`<svg
    class="read-of"
    viewBox="0 0 ${states.length} 2"
    preserveAspectRatio="none"
    role="img"
    aria-label="${sayCounts(countStates(states))}"
  >
    ${states.map(({ state }, at) => html`<rect class="${state}${at === index ? ' here' : ''}" x="${at + 0.05}" width="0.9" height="2" />`)}
  </svg>`;
}

/** `Đã đọc 12 trên 42 câu. 1 câu đã đổi, cần đọc lại.` */
export function sayCounts({ all, read, changed }: ReadCounts): string {
  const said = read === all ? `Đã đọc hết ${all} câu.` : `Đã đọc ${read} trên ${all} câu.`;
  return changed === 0 ? said : `${said} ${changed} câu đã đổi, cần đọc lại.`;
}
