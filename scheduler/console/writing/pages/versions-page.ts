import { html } from 'hono/html';
import { confirmedAct } from '../../pages/act-form.ts';
import type { Html } from '../../pages/html.ts';
import { layout } from '../../pages/layout.ts';
import type { Seen } from '../../seen.ts';
import { addressOf } from '../address.ts';
import type { VersionsView } from '../views/versions-view.ts';
import { marked } from './marked.ts';
import { versionLine, versionWords } from './version-words.ts';

/** `/dai/bai/<id>/ban-cu/`: every state that was published or found; any two beside each other; each comes back as a draft. */
export function versionsPage(seen: Seen, view: VersionsView): Html {
  const { file, title, versions, compared } = view;
  const path = `${addressOf(file)}ban-cu/`;
  return layout(seen, {
    ...{ title: `Các bản cũ: ${title}`, page: 'versions' },
    main: html`${compared ? comparedSection(seen, compared) : ''}
      <ol class="rows plain sheet" reversed>
        ${versions.map(
          (version, index) =>
            html`<li data-version-id="${version.id}">
              <p>${versionLine(seen, version)}</p>
              <p class="acts">
                ${index === 0 ? html`<span class="small">Bản mới nhất</span>` : html`<a class="button quiet" href="${path}?so=${version.id}">Khác gì bản đang có</a>`}
                ${
                  index === 0
                    ? ''
                    : confirmedAct(
                        seen,
                        'write',
                        { file, version: version.id },
                        {
                          ...{ label: 'Lấy lại bản này', yes: 'Lấy lại thành bản nháp' },
                          ...{ form: 'restore-version' },
                          ask: 'Bản này thành bản nháp; trang chưa đổi cho đến khi phát hành.',
                        },
                      )
                }
              </p>
            </li>`,
        )}
      </ol>
      ${versions.length > 1 ? chooser(seen, view, path) : ''}
      <p><a class="button" href="${addressOf(file)}">Về bài</a></p>`,
  });
}

function comparedSection(
  seen: Seen,
  { one, other, was, is }: NonNullable<VersionsView['compared']>,
): Html {
  return html`<h2>So hai bản</h2>
    <p>
      Từ: ${versionLine(seen, one)}<br />Đến: ${other ? versionLine(seen, other) : 'bản đang có.'}
    </p>
    <div class="sheet">${marked(was, is)}</div>`;
}

function chooser(seen: Seen, { versions, compared }: VersionsView, path: string): Html {
  const pick = (name: string, label: string, chosen: number | undefined): Html =>
    html`<div class="field">
      <label for="${name}">${label}</label>
      <select id="${name}" name="${name}">
        ${versions.map(
          (version) =>
            html`<option value="${version.id}" ${version.id === chosen ? html` selected` : ''}>
              ${versionWords(seen, version)}
            </option>`,
        )}
      </select>
    </div>`;
  return html`<h2>So hai bản bất kỳ</h2>
    <form method="get" action="${path}">
      ${pick('so', 'Bản trước', compared?.one.id ?? versions.at(-1)?.id)}
      ${pick('voi', 'Bản sau', compared?.other?.id ?? versions[0]?.id)}
      <button class="button">So</button>
    </form>`;
}
