import { html } from 'hono/html';
import { sayInstant } from '../../../core/words.ts';
import type { Html } from '../../pages/html.ts';
import type { Seen } from '../../seen.ts';
import type { ComparisonView } from '../views/comparison-view.ts';
import { versionWords } from './version-words.ts';

/** What has come of publishing so far: written, spoken anew, on the page. */
export function standingSection(seen: Seen, { latest, standing }: ComparisonView): Html {
  return html`<ol class="sheet" data-standing="${standing.is}" role="status">
    <li>${latest ? versionWords(seen, latest) : 'Chưa có bản nào.'}</li>
    <li>
      ${
        standing.unmade > 0
          ? `Đang làm bản tin cho ${standing.unmade} buổi.`
          : 'Bản tin: không còn buổi nào chờ làm.'
      }
    </li>
    <li>${siteWords(seen, standing)}</li>
  </ol>`;
}

function siteWords({ timeZone }: Seen, { is, message, after }: ComparisonView['standing']): string {
  switch (is) {
    case 'built':
      return 'Trang của người dân đã có bản này.';
    case 'failed':
      return `Trang chưa dựng lại được, người dân vẫn thấy bản trước. ${message}`;
    case 'waits':
      return after
        ? `Trang sẽ dựng lại sau buổi phát lúc ${sayInstant(timeZone, after.startsAt)}.`
        : 'Trang đang được dựng lại; thường trong một phút.';
  }
}
