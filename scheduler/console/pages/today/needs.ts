import { html } from 'hono/html';
import { sayInstant } from '../../../core/words.ts';
import type { Seen } from '../../seen.ts';
import type { Need, TodayView } from '../../views/today-view.ts';
import type { Html } from '../html.ts';
import { inBrowser } from '../in-browser.ts';

/** What waits for a person, each with where it is done. */
export function needsSection({ needs }: TodayView): Html | '' {
  if (needs.length === 0) return '';
  return html`<h2>Việc cần người</h2>
    <ul class="rows plain" data-needs="${needs.length}">
      ${needs.map(need)}
    </ul>`;
}

function need({ kind, what, mend, since, at }: Need): Html {
  return html`<li data-need="${kind}">
    <p><strong>${inBrowser(what)}</strong></p>
    ${mend === '' ? '' : html`<p>${lines(inBrowser(mend))}</p>`}
    ${since === '' ? '' : html`<p class="small">${since}</p>`}
    ${at ? html`<p><a class="button" href="${at.path}">${at.words}</a></p>` : ''}
  </li>`;
}

/** A mend of several lines is shown as several. */
function lines(text: string): readonly (Html | string)[] {
  return text.split('\n').flatMap((line, index) => (index === 0 ? [line] : [html`<br />`, line]));
}

/** What was said of late and needs nothing. */
export function saidSection(seen: Seen, { said }: TodayView): Html | '' {
  if (said.length === 0) return '';
  return html`<h2>Đã báo</h2>
    <ul class="rows plain">
      ${said.map(
        ({ what, since }) =>
          html`<li>
            <p>${inBrowser(what)}</p>
            <p class="small">${sayInstant(seen.timeZone, since)}</p>
          </li>`,
      )}
    </ul>`;
}
