import { html } from 'hono/html';
import { sayInstant } from '../../../core/words.ts';
import { mendFor, mends } from '../../../doctor/mends.ts';
import type { Seen } from '../../seen.ts';
import type { MachineView } from '../../views/machine-view.ts';
import { actForm, button } from '../act-form.ts';
import type { Html } from '../html.ts';
import { inBrowser } from '../in-browser.ts';

/** The button that mends what a check found, and what came of it the last time; '' where none can. */
export function mendOf(seen: Seen, check: string, view: MachineView): Html | '' {
  const mend = mendFor(check);
  if (!mend) return '';
  const { isMending } = view;
  return html`${
    isMending
      ? ''
      : actForm(
          seen,
          'doctor-mend',
          { mend },
          html`<p class="small">${mends[mend].about}</p>
            ${button(mends[mend].button)}`,
        )
  }`;
}

/** What is being mended, and what came of what was: also when the check that asked for it is good again. */
export function mendedLines(seen: Seen, { mended, isMending }: MachineView): Html | '' {
  if (mended.length === 0) return '';
  return html`<ul class="rows plain" data-mended="${mended.length}">
      ${mended.map(({ mend, by, beganAt, endedAt, ok, says }) =>
        endedAt === undefined
          ? html`<li data-mend="${mend}" data-state="at-work" role="status">
              <strong>${mends[mend].button}</strong>: ${by} bấm
              ${sayInstant(seen.timeZone, beganAt)}, đang làm.
            </li>`
          : html`<li data-mend="${mend}" data-state="${ok === true ? 'done' : 'failed'}">
              <strong>${mends[mend].button}</strong> (${sayInstant(seen.timeZone, endedAt)}):
              ${ok === true ? '' : 'chưa được. '}${inBrowser(says)}
            </li>`,
      )}
    </ul>
    ${isMending ? html`<p class="small" data-reload="3"><a href="/dai/may/#kham-may">Xem đã xong chưa</a></p>` : ''}`;
}
