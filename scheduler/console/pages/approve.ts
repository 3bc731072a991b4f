import { html } from 'hono/html';
import { sayInstant, sayLength } from '../../core/words.ts';
import type { Seen } from '../seen.ts';
import type { ApproveView, ChangedPart, Compared } from '../views/approve-view.ts';
import { actForm, confirmedAct } from './act-form.ts';
import type { Html } from './html.ts';
import { layout } from './layout.ts';
import { approvePath, slotPath } from './places.ts';
import { player } from './words.ts';

/** `/dai/duyet/<sha256>/`: one bulletin to be heard, read and found right or not. `wrong`: why the last press did nothing. */
export function approvePage(seen: Seen, view: ApproveView, wrong = ''): Html {
  const { bulletin, slots, lines } = view;
  return layout(seen, {
    ...{ title: `Duyệt: ${bulletin.title}`, page: 'approve' },
    ...(decides(seen, view) && { act: { id: 'duyet', words: 'Đến nút duyệt' } }),
    main: html`${wrong === '' ? '' : html`<p class="error" role="alert">${wrong}</p>`}
      ${stateNote(seen, view)}
      <div class="sheet" data-bulletin="${bulletin.sha256}" data-approval="${stateOf(view)}">
        <p>${whenIt(seen, slots)}</p>
        ${player(bulletin.sha256, bulletin.durationMs, lines, {
          ...{ name: 'ban-tin', label: 'Nghe bản tin', open: !view.compared?.parts },
        })}
      </div>
      ${view.compared ? changes(seen, view.compared) : ''} ${decision(seen, view)}
      <p class="small">
        Duyệt là duyệt đúng bản này, mã ${bulletin.sha256.slice(0, 12)}. Sửa nội dung thì phải duyệt
        lại.
      </p>
      <p><a href="/dai/duyet/">Các bản tin chờ duyệt</a></p>`,
  });
}

type ApprovalState = 'approved' | 'changed' | 'over' | 'sent-back' | 'waits';

function stateOf({ approved, slots, instead, sentBack }: ApproveView): ApprovalState {
  if (approved) return 'approved';
  if (slots.length === 0) return instead.length > 0 ? 'changed' : 'over';
  return sentBack ? 'sent-back' : 'waits';
}

function stateNote({ timeZone }: Seen, view: ApproveView): Html | '' {
  const { approved, sentBack, instead } = view;
  switch (stateOf(view)) {
    case 'approved':
      return html`<p class="state good">
        ${approved?.by} đã duyệt ${sayInstant(timeZone, approved?.at ?? 0)}.
      </p>`;
    case 'changed':
      return html`<div class="note">
        <p><strong>Bản tin này đã được thay bằng bản khác</strong>, không còn buổi nào phát nó.</p>
        ${instead.map(
          ({ sha256, title }) =>
            html`<p>
              <a class="button main" href="${approvePath(sha256)}">Xem bản mới: ${title}</a>
            </p>`,
        )}
      </div>`;
    case 'over':
      return html`<p class="note">Không còn buổi nào chờ phát bản tin này.</p>`;
    case 'sent-back':
      return html`<p class="note">
        ${sentBack?.by} đã trả lại ${sayInstant(timeZone, sentBack?.at ?? 0)}: ${sentBack?.why}
      </p>`;
    case 'waits':
      return '';
  }
}

function whenIt({ timeZone }: Seen, [next, ...others]: ApproveView['slots']): Html | string {
  if (!next) return 'Không có buổi nào chờ.';
  const more = others.length === 0 ? '' : `, và ${others.length} buổi nữa`;
  return html`Phát lần tới
    <a href="${slotPath(next.id)}"><strong>${sayInstant(timeZone, next.startsAt)}</strong></a
    >${more}.`;
}

/** What is another since the last yes: what stayed is folded away, so that one hears and reads what is new. */
function changes({ timeZone }: Seen, { before, parts }: Compared): Html {
  const since = `bản ${before.by} duyệt ${sayInstant(timeZone, before.at)}`;
  if (!parts)
    return html`<h2>Thay đổi</h2>
      <p>Không còn giữ lời của ${since}, nên không so được.</p>`;
  const same = parts.every(({ is }) => is === 'same');
  return html`<h2>Thay đổi so với ${since}</h2>
    <div class="sheet" data-changes="${parts.filter(({ is }) => is !== 'same').length}">
      ${same ? html`<p>Lời không đổi; giọng đọc, nhạc hoặc bản ghi âm có thể đổi.</p>` : parts.map(changedPart)}
    </div>`;
}

function changedPart({ is, sentences }: ChangedPart): Html {
  const text = sentences.map((sentence) => html`${sentence} `);
  switch (is) {
    case 'new':
      return html`<p><strong>Thêm:</strong> <ins>${text}</ins></p>`;
    case 'gone':
      return html`<p><strong>Bỏ:</strong> <del>${text}</del></p>`;
    case 'same':
      return html`<details>
        <summary>${sentences.length} câu không đổi</summary>
        <p>${text}</p>
      </details>`;
  }
}

/** Whether there is something to say yes to, and this person may. */
function decides(seen: Seen, { approved, slots }: ApproveView): boolean {
  return !approved && slots.length > 0 && seen.may('approve');
}

function decision(seen: Seen, view: ApproveView): Html | '' {
  const { bulletin, campaign, approved, slots } = view;
  if (approved || slots.length === 0) return '';
  if (!decides(seen, view)) return html`<p>Tài khoản này xem và nghe được, không duyệt được.</p>`;
  const { sha256, contentKey, durationMs } = bulletin;
  const fields = { campaign, sha256, contentKey };
  const yes = actForm(
    seen,
    'approve',
    fields,
    html`<button class="button main" id="duyet">
      Duyệt bản tin này (${sayLength(durationMs)})
    </button>`,
  );
  return html`<div class="acts">
    ${yes}
    ${confirmedAct(seen, 'send-back', fields, {
      ...{ label: 'Trả lại', yes: 'Trả lại bản tin' },
      ask: html`<div class="field">
        <label for="tra-ly-do">Cần sửa gì</label>
        <textarea id="tra-ly-do" name="reason" rows="3" maxlength="1000" required></textarea>
      </div>`,
    })}
  </div>`;
}
