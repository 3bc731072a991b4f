// Stations changed: one, or many at once, never without a look and a reason.
import { html } from 'hono/html';
import type { KeptStation } from '../../ledger/station-list.ts';
import type { PreviewedGiving } from '../preview-given.ts';
import { field, hidden, longField, onceField, problemsPart, saidPart } from '../../pages/fields.ts';
import type { Html } from '../../pages/frame.ts';

const mostShown = 500;

export const manyChanges = [
  ['join-group', 'Thêm vào nhóm', 'Tên nhóm'],
  ['leave-group', 'Bỏ khỏi nhóm', 'Tên nhóm'],
  ['move', 'Chuyển sang nơi khác', 'Tỉnh/xã, ngăn bằng dấu /'],
  ['revoke', 'Thu hồi khóa', ''],
] as const;

export interface ManyPage {
  readonly stations: readonly KeptStation[];
  readonly text: string;
  readonly problems: readonly string[];
  readonly said?: string;
}

export function changeManyPage({ stations, text, problems, said }: ManyPage): Html {
  const shown = stations.slice(0, mostShown);
  return html`${saidPart(said)} ${problemsPart(problems)}
    <form method="get" action="/sua-dai/" class="find" role="search">
      <label for="tim">Tìm đài, nơi, nhóm</label>
      <input id="tim" name="tim" type="search" value="${text}" />
      <button class="button">Tìm</button>
    </form>
    <form method="post" action="/sua-dai/" data-act="change-look">
      <section class="sheet">
        <h2>Làm gì</h2>
        <fieldset>
          <legend>Việc</legend>
          ${manyChanges.map(
            ([is, words], at) =>
              html`<label class="choice"
                ><input
                  type="radio"
                  name="viec"
                  value="${is}"
                  required
                  ${at === 0 ? html`checked` : ''}
                />
                ${words}</label
              >`,
          )}
        </fieldset>
        ${field('gia-tri', { label: 'Tên nhóm, hoặc nơi mới (tỉnh/xã)', optional: true })}
        ${longField('ly-do', { label: 'Vì sao', rows: 2, most: 500 })}
      </section>
      <fieldset>
        <legend>
          Những đài nào
          (${stations.length}${stations.length > mostShown ? `, hiện ${mostShown} đài đầu: tìm để thu hẹp` : ''})
        </legend>
        ${shown.map(
          ({ id, name, path, groups }) =>
            html`<label class="choice"
              ><input type="checkbox" name="dai" value="${id}" />
              <span
                >${name}
                <span class="where"
                  >${[path.join(' / '), groups.join(', '), id].filter(Boolean).join(' · ')}</span
                ></span
              ></label
            >`,
        )}
      </fieldset>
      <button class="button main">Xem trước</button>
    </form>
    <p><a href="/moi-dai/">Mời đài mới</a></p>`;
}

export interface LookPage {
  /** `Thu hồi khóa`, `Thêm vào nhóm: miền núi`. */
  readonly words: string;
  readonly stations: readonly KeptStation[];
  readonly is: string;
  readonly value: string;
  readonly why: string;
  /** Where one comes from: its address is led back to. */
  readonly back: string;
  /** What is sent along; undefined where nothing can be. */
  readonly given: PreviewedGiving | undefined;
}

export function changeLookPage({ words, stations, is, value, why, back, given }: LookPage): Html {
  return html`<p>
      <strong>${words}</strong>, với ${stations.length} đài. Lý do: ${why}. Chưa làm gì.
    </p>
    ${is === 'revoke' ? html`<p class="note">Mọi lời của máy đang dùng bị từ chối từ lúc ấy. Cho đài trở lại: mở trang của đài, chọn Thay máy.</p>` : ''}
    ${given ? givenPart(given) : ''}
    <ul data-found="${stations.length}">
      ${stations.map(({ name, path, id }) => html`<li>${name} <span class="where">${[...path, id].join(' / ')}</span></li>`)}
    </ul>
    <form method="post" action="/sua-dai/lam/" data-act="change-many">
      ${hidden(
        'dai',
        stations.map(({ id }) => id),
      )}
      ${hidden('viec', is)} ${hidden('gia-tri', value)} ${hidden('ly-do', why)}
      ${hidden('ve', back)} ${onceField()}
      <div class="acts">
        <button class="button ${is === 'revoke' ? 'danger' : 'main'}">
          Làm với ${stations.length} đài
        </button>
        <a class="button" href="${back}">Bỏ</a>
      </div>
    </form>`;
}

function givenPart({ things, emergencies, takenBack, stations }: PreviewedGiving): Html {
  const urgent =
    emergencies === 0
      ? ''
      : html` <strong>Trong đó có ${emergencies} lời khẩn: đài phát ngay khi nhận.</strong>`;
  return html`<p class="note" data-given="${things}" data-taken-back="${takenBack}">
    ${
      things === 0
        ? 'Không có gì đã gửi trước đây phải gửi thêm.'
        : html`${stations} đài sẽ được gửi thêm ${things} thứ đang còn hiệu lực cho nơi và nhóm
          mới.${urgent}`
    }
    ${
      takenBack === 0
        ? 'Những gì đài đã nhận thì ở lại.'
        : html`<strong>${takenBack} thứ đã bị rút ở nơi ấy: đài đang dùng thì thôi dùng.</strong>
            Những gì khác đài đã nhận thì ở lại.`
    }
  </p>`;
}

/** One station: each change with its own button. */
export function changeOnePage(
  { id, name, path, groups, phone, hasKey }: KeptStation,
  problems: readonly string[],
): Html {
  const why = (key: string): Html => field('ly-do', { label: 'Vì sao', key, most: 500 });
  const one = (is: string, inner: Html, words: string, look = ''): Html =>
    html`<form method="post" action="/sua-dai/" data-act="change-look">
      ${hidden('dai', id)} ${hidden('viec', is)} ${hidden('ve', `/dai/${id}/sua/`)} ${inner}
      ${why(`-${is}`)}
      <button class="button ${look}">${words}</button>
    </form>`;
  const value = (is: string, label: string, given: string, optional = false): Html =>
    field('gia-tri', { label, value: given, key: `-${is}`, optional });
  return html`${problemsPart(problems)}
    <section class="sheet">
      <h2>Tên</h2>
      ${one('rename', value('rename', 'Tên mới', name), 'Đổi tên')}
    </section>
    <section class="sheet">
      <h2>Nơi</h2>
      ${one('move', value('move', 'Tỉnh/xã, ngăn bằng dấu /', path.join('/')), 'Chuyển')}
    </section>
    <section class="sheet">
      <h2>Điện thoại</h2>
      <p>Gọi khi đài không có mạng.</p>
      ${one('phone', value('phone', 'Số mới', phone, true), 'Đổi số')}
    </section>
    <section class="sheet">
      <h2>Nhóm</h2>
      <p>${groups.length === 0 ? 'Chưa ở nhóm nào.' : groups.join(', ')}</p>
      ${one('join-group', value('join-group', 'Thêm vào nhóm', ''), 'Thêm')}
      ${groups.length === 0 ? '' : one('leave-group', value('leave-group', 'Bỏ khỏi nhóm', groups[0] ?? ''), 'Bỏ')}
    </section>
    <section class="sheet">
      <h2>Máy và khóa</h2>
      <form method="post" action="/dai/${id}/thay-may/" data-act="replace-machine">
        <p>Thay máy: máy mới nhận lời mời, khóa máy cũ hết dùng, nhật ký đã chép còn nguyên.</p>
        ${why('-thay')} ${onceField()}
        <button class="button">Làm lời mời thay máy</button>
      </form>
      ${
        hasKey
          ? html`<details>
              <summary>Mất máy, lộ khóa: thu hồi ngay</summary>
              ${one('revoke', html``, 'Thu hồi khóa', 'danger')}
            </details>`
          : html`<p>Khóa đã thu hồi.</p>`
      }
    </section>
    <p><a href="/dai/${id}/">Về trang của đài</a></p>`;
}
