import { html } from 'hono/html';
import type { Html } from '../../pages/html.ts';
import { layout } from '../../pages/layout.ts';
import type { Seen } from '../../seen.ts';
import type { StudioList, StudioRow } from '../list-view.ts';
import type { ReadCounts } from '../sentence-states.ts';
import { progressPicture, sayCounts } from './progress.ts';

/** `/dai/phong-thu/`: what can be read aloud, and how far each has come. */
export function listPage(seen: Seen, view: StudioList | undefined): Html {
  return layout(seen, {
    ...{ title: 'Phòng thu', page: 'studio' },
    main: view
      ? listed(view)
      : html`<p class="error">
          Chưa đọc được bài nào: có tệp trong content/ viết sai. Xem
          <a href="/dai/may/">trang Máy</a>
          để biết chỗ sai.
        </p>`,
  });
}

const unreadWords: Readonly<Record<StudioList['unread'], string>> = {
  voice: 'câu chưa đọc thì giọng máy đọc thay.',
  wait: 'bài đã đọc dở thì bản tin chờ đến khi đọc đủ.',
};

function listed({ groups, others, unread, damagedLines }: StudioList): Html {
  return html`<p>
      Đọc từng câu trước micrô, hay gửi cả bài đã thu sẵn. Câu nào có người đọc thì loa và trang
      phát giọng người ấy; ${unreadWords[unread]}
    </p>
    ${
      damagedLines.length === 0
        ? ''
        : html`<p class="error" data-damaged="${damagedLines.length}">
            Sổ các bản đọc có ${damagedLines.length} dòng hỏng (dòng ${damagedLines.join(', ')}):
            câu ghi ở đó coi như chưa đọc. Khôi phục thư mục recordings từ bản sao lưu, hay đọc lại.
          </p>`
    }
    ${groups.map(
      ({ title, rows }) =>
        html`<h2>${title}</h2>
          <ul class="rows plain sheet">
            ${rows.map(row)}
          </ul>`,
    )}
    ${
      others.length === 0
        ? ''
        : html`<details>
            <summary>${others.length} bài khác, hiện không phát thành tiếng</summary>
            <ul class="rows plain sheet">
              ${others.map(row)}
            </ul>
          </details>`
    }`;
}

function row({ id, title, path, counts, states, refused }: StudioRow): Html {
  const { read = 0, changed = 0 } = counts ?? {};
  return html`<li data-document="${id}" data-read="${read}" data-changed="${changed}">
    <p><a href="${path}">${title}</a></p>
    ${standingOf(counts, states, refused)}
  </li>`;
}

function standingOf(
  counts: ReadCounts | undefined,
  states: StudioRow['states'],
  refused: string | undefined,
): Html {
  if (refused !== undefined) return html`<p class="small wrong">${refused}</p>`;
  if (!counts) return html`<p class="small">Chưa đọc câu nào.</p>`;
  return html`${progressPicture(states)}
    <p class="small">${sayCounts(counts)}</p>`;
}
