import { html } from 'hono/html';
import { compareWords } from '../../../../content/write/compare-words.ts';
import type { Html } from '../../pages/html.ts';

/** Of what stayed so many letters are shown before and after a change. */
const beside = 160;

/** Two texts, word by word: what came, what went, and enough beside it to know where it stands. */
export function marked(was: string, is: string): Html {
  const found = compareWords(was, is);
  if (found.every(({ kind }) => kind === 'same'))
    return html`<p data-changes="0">Lời không đổi.</p>`;
  const count = found.filter(({ kind }) => kind !== 'same').length;
  const last = found.length - 1;
  const pieces = found.map(({ kind, text }, index) => {
    if (kind === 'in') return html`<ins>${text}</ins>`;
    if (kind === 'out') return html`<del>${text}</del>`;
    return same(text, index === 0, index === last);
  });
  // Blanks are shown as they are here: none may stand between.
  return html`<div class="compared" data-changes="${count}">${pieces}</div>`;
}

function same(text: string, isFirst: boolean, isLast: boolean): Html {
  if (text.length <= beside * 2.5) return html`<span>${text}</span>`;
  const before = isFirst ? '' : text.slice(0, text.indexOf(' ', beside));
  const after = isLast ? '' : text.slice(text.lastIndexOf(' ', text.length - beside));
  const middle = text.slice(before.length, text.length - after.length);
  return html`<span>${before}</span>
    <details class="unchanged">
      <summary>${middle.trim().split(/\s+/).length} chữ không đổi</summary>
      <span>${middle}</span>
    </details>
    <span>${after}</span>`;
}
