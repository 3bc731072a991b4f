// Step two: to whom. The tree, groups, single stations; what is chosen stays chosen whatever is looked for.
import { html } from 'hono/html';
import type { DraftContent } from '../../ledger/drafts.ts';
import type { PlaceRow } from '../../ledger/places.ts';
import { field, longField, problemsPart } from '../../pages/fields.ts';
import type { Html } from '../../pages/frame.ts';

export interface SelectPage {
  readonly id: string;
  readonly draft: DraftContent;
  /** To be shown: chosen ones first. */
  readonly places: readonly (PlaceRow & { readonly all: number })[];
  readonly morePlaces: number;
  readonly groups: readonly { readonly name: string; readonly stations: number }[];
  readonly stations: readonly {
    readonly id: string;
    readonly name: string;
    readonly place: readonly string[];
  }[];
  readonly text: string;
  /** Everywhere, or which part of the tree. */
  readonly reach: string;
  readonly problems: readonly string[];
  /** There is a document without a person's recording, and a voice. */
  readonly mayRender: boolean;
}

export function selectPage(view: SelectPage): Html {
  const { id, draft, problems, reach, groups, text, mayRender } = view;
  const { selection } = draft;
  return html`${problemsPart(problems)} ${warningsPart(draft)}
    <form method="post" action="/gui/nhap/${id}/" data-act="select">
      <section class="sheet">
        <h2>Gửi gì</h2>
        ${draft.things.map(
          ({ thing, title, files }, at) =>
            html`<div data-thing="${thing}">
              ${field(`ten-${at}`, { label: `Tên ghi ở đài (${thing})`, value: title })}
              <p class="small">${files.map(({ path }) => path).join(', ')}</p>
            </div>`,
        )}
        ${mayRender ? renderChoice(draft) : ''}
        ${longField('loi', { label: 'Lời nhắn kèm theo, người ở phường đọc thấy', value: draft.note, optional: true, rows: 2, most: 2000 })}
      </section>
      <section class="sheet">
        <h2>Cho ai</h2>
        <label class="choice"
          ><input
            type="checkbox"
            name="tat-ca"
            value="1"
            ${selection.all === true ? html`checked` : ''}
          />
          ${reach}</label
        >
        <div class="find">
          <label for="tim">Tìm nơi, nhóm, đài</label>
          <input id="tim" name="tim" type="search" value="${text}" />
          <button class="button" name="lam" value="tim">Tìm</button>
        </div>
        ${placesPart(view)}
        ${
          groups.length === 0
            ? ''
            : html`<fieldset>
                <legend>Nhóm</legend>
                ${groups.map(({ name, stations }) => box('nhom', name, `${name} (${stations} đài)`, selection.groups ?? []))}
              </fieldset>`
        }
        ${stationsPart(view)}
      </section>
      <button class="button main" name="lam" value="xem">Xem trước khi gửi</button>
      <button class="button quiet" name="lam" value="bo" formnovalidate>Bỏ, không gửi</button>
    </form>`;
}

function renderChoice({ render }: DraftContent): Html {
  return html`<label class="choice"
    ><input type="checkbox" name="dung-tieng" value="1" ${render === true ? html`checked` : ''} />
    Dựng tiếng sẵn ở trung tâm: mọi đài phát cùng một tiếng; tên đài, lời nhắc, lời chào vẫn do từng
    đài đọc</label
  >`;
}

function warningsPart({ warnings }: DraftContent): Html | '' {
  if (warnings.length === 0) return '';
  return html`<details class="note">
    <summary>${warnings.length} chỗ nên xem lại, vẫn gửi được</summary>
    <ul>
      ${warnings.map((one) => html`<li>${one}</li>`)}
    </ul>
  </details>`;
}

function placesPart({ places, morePlaces, draft }: SelectPage): Html | '' {
  if (places.length === 0) return '';
  const held = (draft.selection.places ?? []).map(String);
  return html`<fieldset>
    <legend>Nơi (cả nhánh)</legend>
    ${places.map(({ id, path, all }) => {
      const name =
        path.length > 1 ? `${'– '.repeat(path.length - 1)}${path.at(-1) ?? ''}` : (path[0] ?? '');
      return box('noi', String(id), `${name} (${all} đài)`, held);
    })}
    ${morePlaces > 0 ? html`<p>Còn ${morePlaces} nơi nữa: gõ tên ở ô tìm.</p>` : ''}
  </fieldset>`;
}

function stationsPart({ stations, draft, text }: SelectPage): Html {
  const held = draft.selection.stations ?? [];
  if (stations.length === 0)
    return html`<p class="small">
      ${text === '' ? 'Cần chọn từng đài: gõ tên đài ở ô tìm.' : 'Không có đài nào như thế.'}
    </p>`;
  return html`<fieldset>
    <legend>Từng đài</legend>
    ${stations.map(({ id, name, place }) => box('dai', id, `${name} (${[...place, id].join(' / ')})`, held))}
  </fieldset>`;
}

function box(name: string, value: string, words: string, held: readonly string[]): Html {
  return html`<label class="choice"
    ><input
      type="checkbox"
      name="${name}"
      value="${value}"
      ${held.includes(value) ? html`checked` : ''}
    />
    ${words}</label
  >`;
}
