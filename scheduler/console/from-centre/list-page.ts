import { html } from 'hono/html';
import { sayInstant } from '../../core/words.ts';
import type { ReceivedOrder } from '../../link/received/book.ts';
import { confirmedAct } from '../pages/act-form.ts';
import type { Html } from '../pages/html.ts';
import { layout } from '../pages/layout.ts';
import type { Seen } from '../seen.ts';
import { addressOf } from '../writing/address.ts';
import type { ListView } from './list-view.ts';
import { pathOf, sayState, titleOf } from './words.ts';
import { whyField } from './why-field.ts';

/** `/dai/tu-trung-tam/`: what the centre sent, what of it the ward uses. */
export function listPage(seen: Seen, view: ListView, wrong = ''): Html {
  const { isJoined, centre, byItself, open, closed, things, broken } = view;
  return layout(seen, {
    ...{ title: 'Từ trung tâm', page: 'from-centre' },
    main: html`${[wrong, broken].filter(Boolean).map((one) => html`<p class="error" role="alert">${one}</p>`)}
      <p class="note">
        ${
          isJoined
            ? html`Đài thuộc trung tâm <strong>${centre}</strong>.
                ${
                  byItself
                    ? 'Phường để đài tự nhận; việc nào đụng đến bài hay giờ của phường vẫn chờ người.'
                    : 'Bài trung tâm gửi chỉ được dùng khi người duyệt của phường đồng ý.'
                }`
            : html`Đài chưa gia nhập trung tâm nào. Gia nhập ở
                <a href="/dai/may/#trung-tam">trang Máy</a>.`
        }
      </p>
      <h2>Chờ phường quyết định</h2>
      ${
        open.length === 0
          ? html`<p class="state good" data-waiting="0">Không có gì chờ.</p>`
          : html`<ul class="rows plain sheet" data-waiting="${open.length}">
              ${open.toReversed().map((one) => orderRow(seen, one))}
            </ul>`
      }
      ${
        things.length === 0
          ? ''
          : html`<h2>Đang dùng</h2>
              <ul class="rows plain sheet" data-things="${things.length}">
                ${things.map((one) => thingRow(seen, one))}
              </ul>`
      }
      ${
        closed.length === 0
          ? ''
          : html`<h2>Đã xong</h2>
              <ul class="rows plain sheet">
                ${closed.map((one) => orderRow(seen, one))}
              </ul>`
      }`,
  });
}

function orderRow({ timeZone }: Seen, one: ReceivedOrder): Html {
  const { id, order, receivedAt, state, stateAt, by, reason } = one;
  return html`<li data-order="${id}" data-state="${state}">
    <p>
      <a href="${pathOf(id)}"><strong>${titleOf(one)}</strong></a>
    </p>
    <p>${order.by} gửi, đài nhận ${sayInstant(timeZone, receivedAt)}.</p>
    <p>
      ${sayState(one)}${by === undefined ? '' : `: ${by}`}${state === 'received' || state === 'waiting' ? '' : `, ${sayInstant(timeZone, stateAt)}`}.
    </p>
    ${reason ? html`<p class="note">${reason.words}</p>` : ''}
  </li>`;
}

function thingRow(seen: Seen, { thing: one, changed }: ListView['things'][0]): Html {
  const { thing, title, version, acceptedBy, acceptedAt, own, files } = one;
  const readable = files.find(({ file }) => file.endsWith('.mdx'));
  return html`<li data-thing="${thing}" data-own="${own ? 'yes' : 'no'}">
    <p>
      <strong>${title}</strong>, bản
      ${version}${readable ? html` · <a href="${addressOf(readable.file)}">xem bài</a>` : ''}
    </p>
    <p>
      ${acceptedBy ?? 'Đài tự'} nhận ${sayInstant(seen.timeZone, Date.parse(acceptedAt))}, của
      ${one.centre}.
    </p>
    ${
      own
        ? html`<p class="note">
            ${own.by} đã tách thành bài của phường: phường tự sửa, bản mới của trung tâm chỉ để
            chọn.
          </p>`
        : ''
    }
    ${
      changed.length > 0
        ? html`<p class="note" data-by-hand="${changed.length}">
            Bị sửa tay:
            ${changed.map(({ file, row }) => (row === undefined ? file : `mục ${row} của ${file}`)).join(', ')}.
            Bản mới của trung tâm sẽ chờ người xem. Muốn giữ chỗ sửa thì tách thành bài của phường.
          </p>`
        : ''
    }
    ${own ? '' : html`<div class="acts">${detachForm(seen, thing)} ${takeOutForm(seen, thing)}</div>`}
  </li>`;
}

/** The one deliberate button. */
export function detachForm(seen: Seen, thing: string): Html | '' {
  return confirmedAct(
    seen,
    'centre-detach',
    { thing },
    {
      ...{ label: 'Tách thành bài của phường', yes: 'Tách ra' },
      ask: 'Từ đó phường tự sửa bài này. Bản mới của trung tâm không tự thay nữa mà chờ người chọn.',
    },
  );
}

function takeOutForm(seen: Seen, thing: string): Html | '' {
  return confirmedAct(
    seen,
    'centre-take-out',
    { thing },
    {
      ...{ label: 'Lấy ra', yes: 'Lấy ra khỏi đài', look: 'danger' },
      ask: html`<p>Bài rời khỏi trang và loa. Trung tâm được báo, kèm lý do.</p>
        ${whyField(`vi-sao-${thing.replaceAll(/[^\w-]/g, '-')}`, 'Vì sao lấy ra')}`,
    },
  );
}
