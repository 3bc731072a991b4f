// Which centre of many stations this one belongs to: joined and left here, by whoever administers the station.
import { html } from 'hono/html';
import { loaCommand } from '../../../../content/schema/loa-command.ts';
import { sayInstant } from '../../../core/words.ts';
import type { Found } from '../../../link/apart/apart-messages.ts';
import type { JoinedNow } from '../../../link/apart/joined-now.ts';
import { hostOf } from '../../../link/placing/centre-name.ts';
import type { Seen } from '../../seen.ts';
import type { MachineView } from '../../views/machine-view.ts';
import { actForm, button, confirmedAct } from '../act-form.ts';
import type { Html } from '../html.ts';
import { layout } from '../layout.ts';

export function centreSection(seen: Seen, { joined }: MachineView): Html | '' {
  if (joined === undefined && !seen.may('centre-join')) return '';
  return html`<h2 id="trung-tam">Trung tâm</h2>
    <div class="sheet" data-joined="${joined === undefined ? 'no' : 'yes'}">
      ${joined === undefined ? joinPart(seen) : joined === 'broken' ? brokenPart(seen) : joinedPart(seen, joined)}
    </div>`;
}

function joinPart(seen: Seen): Html {
  return html`<p>
      Đài chạy một mình. Trung tâm (của tỉnh, của đơn vị quản lý nhiều đài) gửi lời mời thì gia nhập
      ở đây; đài vẫn tự chạy như trước, cả khi mất mạng.
    </p>
    <p class="small">
      Được gửi mã QR: mở bằng máy ảnh của điện thoại, trang của trung tâm hiện ra kèm đường dẫn và
      mã để chép vào đây.
    </p>
    ${actForm(
      seen,
      'centre-join',
      { step: 'ask' },
      html`<div class="field">
          <label for="loi-moi">Đường dẫn mời, hoặc mã mời</label>
          <input
            id="loi-moi"
            name="word"
            autocomplete="off"
            spellcheck="false"
            maxlength="400"
            placeholder="https://…/moi/7KQ2-M0XD-9F3T/…"
          />
        </div>
        <div class="field">
          <label for="dia-chi-trung-tam">Địa chỉ trung tâm (chỉ khi chép mã)</label>
          <input
            id="dia-chi-trung-tam"
            name="url"
            inputmode="url"
            autocomplete="off"
            maxlength="300"
            placeholder="https://trung-tam.tinh.vn"
          />
        </div>
        ${button('Xem trung tâm nào')}`,
    )}`;
}

function brokenPart(seen: Seen): Html {
  return html`<p class="error">
      Giấy thành viên của trung tâm ở máy này không đọc được, nên đài chưa nói chuyện với trung tâm.
    </p>
    <p>
      Xin trung tâm lời mời thay máy, rời trung tâm ở đây rồi gia nhập lại; hoặc phục hồi thư mục
      <code>LOA_DATA/link</code>.
    </p>
    ${leaveForm(seen)}`;
}

function joinedPart(seen: Seen, joined: JoinedNow): Html {
  const { url, name, station, centre, contact } = joined;
  const { at, trouble } = contact;
  return html`<p>Đài thuộc trung tâm <strong>${hostOf(url)}</strong>, với tên ${name}.</p>
    <p>Mã đài: <span class="mono">${station}</span></p>
    <p>Dấu vân tay của trung tâm: <span class="mono">${centre}</span></p>
    <p
      class="state ${trouble === '' && at !== undefined ? 'good' : 'idle'}"
      data-contact="${at ?? ''}"
    >
      ${at === undefined ? 'Chưa nói với trung tâm lần nào từ khi gia nhập.' : html`Nói với trung tâm lần cuối ${sayInstant(seen.timeZone, at)}.`}
    </p>
    ${trouble === '' ? '' : html`<p class="note">${trouble}. Đài vẫn phát như thường; chương trình tự thử lại.</p>`}
    <p><a href="/dai/tu-trung-tam/">Xem những gì trung tâm gửi</a></p>
    ${leaveForm(seen)}`;
}

function leaveForm(seen: Seen): Html | '' {
  return confirmedAct(
    seen,
    'centre-leave',
    {},
    {
      ...{ label: 'Rời trung tâm', yes: 'Rời hẳn', look: 'danger' },
      ask: html`<p>
        Khóa của máy bị xóa; muốn trở lại phải có lời mời mới. Bài đã nhận và nhật ký ở lại đài.
      </p>`,
    },
  );
}

/** Before the station joins: whose answer it is, to be compared by a person. */
export function whichCentre(seen: Seen, { url, code, centre, isProved }: Found): Html {
  return layout(seen, {
    ...{ title: 'Gia nhập trung tâm', page: 'join-centre' },
    main: html`<div class="sheet" data-fingerprint="${centre}">
        <p>Trả lời ở <strong>${hostOf(url)}</strong> là một trung tâm Loa Phường.</p>
        <p>Dấu vân tay khóa của nó: <strong class="mono">${centre}</strong></p>
        ${
          isProved
            ? html`<p class="state good">Giống dấu vân tay trong lời mời.</p>`
            : html`<p class="note">
                Mã gõ tay không kèm dấu vân tay: gọi điện cho trung tâm, so từng chữ. Giống nhau mới
                đi tiếp; khác thì dừng, có thể có người đứng giữa.
              </p>`
        }
        <p class="small">
          Gia nhập rồi thì trung tâm thấy nhật ký, tình trạng của đài và gửi bài xuống; bài chỉ được
          dùng theo cách phường chọn ở trang Cài đặt.
        </p>
      </div>
      <div class="acts">
        ${actForm(
          seen,
          'centre-join',
          { step: 'join', url, code, centre },
          button(isProved ? 'Gia nhập' : 'Đã so, giống nhau: gia nhập', 'main'),
        )}
        <a class="button quiet" href="/dai/may/#trung-tam">Thôi</a>
      </div>
      <p class="small">Ở dòng lệnh: <code>${loaCommand} join</code>.</p>`,
  });
}
