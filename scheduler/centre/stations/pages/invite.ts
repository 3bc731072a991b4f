// Many stations invited: rows in, a look, papers out.
import { html } from 'hono/html';
import { loaCommand } from '../../../../content/schema/loa-command.ts';
import { qrPicture } from '../../../signing-in/qr.ts';
import type { OpenInvitation } from '../../ledger/invitations.ts';
import { field, hidden, longField, onceField, problemsPart, saidPart } from '../../pages/fields.ts';
import type { Html } from '../../pages/frame.ts';
import { sayAt } from '../../pages/words.ts';
import type { CheckedRows, MadeInvitation } from '../invite-many.ts';
import { mostRows } from '../read-rows.ts';

export interface InvitePage {
  readonly text: string;
  readonly days: number;
  readonly open: readonly OpenInvitation[];
  readonly problems: readonly string[];
  readonly said?: string;
}

export function invitePage({ text, days, open, problems, said }: InvitePage): Html {
  return html`${saidPart(said)} ${problemsPart(problems)}
    <form method="post" action="/moi-dai/" enctype="multipart/form-data" data-act="check-rows">
      <section class="sheet">
        ${longField('dong', {
          label: 'Các đài, mỗi dòng một đài',
          hint: `Tên, tỉnh, xã, nhóm, điện thoại; ngăn bằng dấu phẩy, hoặc dán thẳng từ bảng tính. Nhiều nhóm thì ngăn bằng dấu ;. Nhiều nhất ${mostRows} đài một lần.`,
          value: text,
          optional: true,
          rows: 8,
          most: 200_000,
        })}
        <div class="field">
          <label for="tep">Hoặc tệp CSV</label>
          <input id="tep" name="tep" type="file" accept=".csv,.tsv,.txt" />
        </div>
        ${field('so-ngay', { label: 'Lời mời sống mấy ngày (1 đến 30)', type: 'number', value: String(days), most: 2 })}
        <button class="button main">Kiểm tra</button>
      </section>
    </form>
    ${open.length === 0 ? '' : openPart(open)}
    <p><a href="/sua-dai/">Sửa nhiều đài đã gia nhập</a></p>`;
}

function openPart(open: readonly OpenInvitation[]): Html {
  return html`<section class="sheet">
    <h2>Lời mời đang chờ (${open.length})</h2>
    <ul class="rows plain">
      ${open.map(
        ({ id, name, path, replaces, endsAt, madeBy }) =>
          html`<li>
            <p>
              <strong>${name}</strong>${replaces === null ? '' : ` (thay máy của ${replaces})`}
              <span class="where">${path.join(' / ')}</span> Đến ${sayAt(endsAt)}, ${madeBy} mời.
            </p>
            <form method="post" action="/moi-dai/rut/" data-act="invitation-end">
              ${hidden('ma', id)}<button class="button plain">Rút lại</button>
            </form>
          </li>`,
      )}
    </ul>
  </section>`;
}

/** Before anything is made. */
export function inviteLookPage(
  { rows, warnings }: CheckedRows,
  { text, days }: { readonly text: string; readonly days: number },
): Html {
  return html`<p>
      <strong>${rows.length}</strong> đài sẽ được mời, lời mời sống ${days} ngày. Chưa làm gì.
    </p>
    ${
      warnings.length === 0
        ? ''
        : html`<div class="note">
            <p>Nên xem lại:</p>
            <ul>
              ${warnings.map((one) => html`<li>${one}</li>`)}
            </ul>
          </div>`
    }
    <table class="stations" data-found="${rows.length}">
      <thead>
        <tr>
          <th scope="col">Đài</th>
          <th scope="col">Nơi</th>
          <th scope="col">Nhóm</th>
          <th scope="col">Điện thoại</th>
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          ({ name, place, groups, phone }) =>
            html`<tr>
              <th scope="row">${name}</th>
              <td data-label="Nơi">${place.join(' / ')}</td>
              <td data-label="Nhóm">${groups.join(', ')}</td>
              <td data-label="Điện thoại">${phone}</td>
            </tr>`,
        )}
      </tbody>
    </table>
    <form method="post" action="/moi-dai/lam/" data-act="invite-many">
      ${hidden('dong', text)} ${hidden('so-ngay', String(days))} ${onceField()}
      <div class="acts">
        <button class="button main">Làm ${rows.length} lời mời</button>
        <a class="button" href="/moi-dai/">Bỏ</a>
      </div>
    </form>`;
}

/** A sheet for each station, to be printed and sent by post. Shown once. */
export function inviteSheetsPage(
  made: readonly (MadeInvitation & { readonly link: string })[],
  endsAt: number,
): Html {
  return html`<p class="no-print">
      In trang này ngay (Ctrl+P): mỗi đài một mảnh giấy. Trang không hiện lại; mất thì rút lời mời
      cũ rồi mời lại. <a href="/moi-dai/">Xong</a>
    </p>
    <div class="papers" data-made="${made.length}">
      ${made.map(
        ({ name, place, link, code }) =>
          html`<section class="paper" data-code="${code}">
            <h2>${name}</h2>
            <p>${place.join(' / ')}</p>
            ${qrPicture(link, `Mã QR lời mời của ${name}`)}
            <p>
              Ở bàn trực của đài, trang Máy, mục Trung tâm: dán đường dẫn này. Điện thoại quét hình
              thì mở trang có đường dẫn để chép.
            </p>
            <p><code>${link}</code></p>
            <p>Hoặc ở máy của đài, gõ: <code>${loaCommand} join ${link}</code></p>
            <p>Dùng một lần, đến ${sayAt(endsAt)}.</p>
          </section>`,
      )}
    </div>`;
}
