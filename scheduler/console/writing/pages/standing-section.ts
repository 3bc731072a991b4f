import { html } from 'hono/html';
import { sayInstant, sayLength } from '../../../core/words.ts';
import type { Html } from '../../pages/html.ts';
import type { Seen } from '../../seen.ts';
import type { SiteStanding } from '../views/site-standing-view.ts';
import type { Version } from '../desk.ts';
import { versionLine } from './version-words.ts';

/** What has come of publishing so far: written, on the page, spoken anew. */
export function standingSection(
  seen: Seen,
  latest: Version | undefined,
  standing: SiteStanding | undefined,
): Html {
  if (!latest || !standing) return html`<p class="sheet">Chưa có bản nào.</p>`;
  return html`<ol class="sheet" data-standing="${standing.is}" role="status">
    <li>${versionLine(seen, latest)}</li>
    <li>${siteWords(seen, standing)}</li>
    <li>${airWords(standing)}</li>
  </ol>`;
}

function siteWords({ timeZone, now }: Seen, standing: SiteStanding): Html {
  const { is, message, after, address, sinceMs, tookMs } = standing;
  switch (is) {
    case 'built':
      return html`<strong>Bà con đã đọc được trên trang</strong
        >${tookMs === undefined ? '' : `, sau ${sayLength(tookMs)}`}.
        <a href="${address}"
          >${address === '/' ? 'Mở trang của phường' : 'Mở bài như bà con thấy'}</a
        >`;
    case 'failed':
      return html`Chưa lên trang được, bà con vẫn thấy bản trước; bài của bạn đã lưu. ${message}`;
    case 'waits':
      return html`Bài của bạn đã lưu, bà con chưa thấy:
        ${
          after
            ? `trang được dựng lại sau buổi phát lúc ${sayInstant(timeZone, after.startsAt)}.`
            : 'trang đang được dựng lại, thường vài phút.'
        }
        Đã chờ <span data-from="${Math.round(now - sinceMs)}">${sayLength(sinceMs)}</span>. Trang
        này tự báo khi xong; đóng lại cũng không sao.`;
  }
}

function airWords({ airings, unmade }: SiteStanding): string {
  if (airings === 0)
    return 'Trên loa: Lịch chưa có buổi nào đọc bài này; đợt phát đi kèm thì hiện ở Lịch sau ít phút.';
  return unmade === 0
    ? `Trên loa: ${airings} buổi, đã có bản tin.`
    : `Trên loa: ${airings} buổi, ${unmade} buổi chưa có bản tin (chương trình làm trước ba ngày).`;
}
