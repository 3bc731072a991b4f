import { html } from 'hono/html';
import { roleWords } from '../../../core/role-words.ts';
import { sayInstant, sayRoughly } from '../../../core/words.ts';
import type { Typed } from '../../form.ts';
import type { Html } from '../../pages/html.ts';
import { layout } from '../../pages/layout.ts';
import type { Seen } from '../../seen.ts';
import type { OwnAccountView } from '../own-account-view.ts';
import { sayAgent } from '../say-agent.ts';
import { formError, newPasswordFields, passwordField, textField } from './fields.ts';
import { askedForm, ownForm } from './own-form.ts';
import { pushSection } from './push-section.ts';

/** `/dai/tai-khoan/`: one's own account. */
export function ownAccountPage(seen: Seen, view: OwnAccountView, typed: Typed): Html {
  const { person } = seen;
  const words = person.roles.map((role) => roleWords[role]).join(', ');
  const main = html`<script src="/dai/tai-khoan.js" defer></script>
    ${view.said === '' ? '' : html`<p class="note" role="status" data-said>${view.said}</p>`}
    ${formError(typed, ['password', 'again', 'email'])}
    <section class="sheet">
      <p>
        <strong>${person.name}</strong>, tên đăng nhập <strong>${person.account}</strong>, vai:
        ${words}.
      </p>
      <div class="acts">
        ${ownForm(seen, 'sign-out', {}, html`<button class="button main">Đăng xuất</button>`)}
        ${seen.may('account-invite') ? html`<a class="button plain" href="/dai/tai-khoan/moi-nguoi/">Mọi tài khoản</a>` : ''}
      </div>
    </section>
    ${factorSection(seen, view)} ${passwordSection(seen, typed)} ${sessionsSection(seen, view)}
    ${pushSection(seen, view)} ${emailSection(seen, view, typed)}`;
  return layout(seen, { title: 'Tài khoản', page: 'own-account', main });
}

function passwordSection(seen: Seen, typed: Typed): Html {
  const isOpen = 'password' in typed.errors || 'again' in typed.errors;
  const inner = html`${passwordField('old', { label: 'Mật khẩu đang dùng' }, 'current-password', { values: {}, errors: {} })}
    ${newPasswordFields(typed)} <button class="button main">Đổi mật khẩu</button>`;
  return html`<section class="sheet">
    <h2>Mật khẩu</h2>
    <details ${isOpen ? html` open` : ''}>
      <summary>Đổi mật khẩu</summary>
      <p>Đổi xong, mọi nơi khác đang đăng nhập sẽ phải đăng nhập lại.</p>
      ${ownForm(seen, 'own-password', {}, inner)}
    </details>
  </section>`;
}

/** One form: the password once, then what is to be done. */
function factorSection(seen: Seen, view: OwnAccountView): Html {
  const { hasCodes, passkeys, passkeysWork, recoveryLeft } = view;
  const act = (value: string, words: string, look = 'plain'): Html =>
    html`<button class="button ${look}" name="lam" value="${value}">${words}</button>`;
  const isOn = hasCodes || passkeys.length > 0;
  const inner = html`${passwordField('old', { label: 'Mật khẩu đang dùng', key: '-2' }, 'current-password', { values: {}, errors: {} })}
    <div class="acts">
      ${hasCodes ? act('codes-off', 'Tắt mã sáu số', 'danger') : act('codes', 'Bật mã sáu số trên điện thoại', 'main')}
      ${passkeysWork ? act('passkey', 'Đăng ký khóa của máy này') : ''}
      ${passkeys.map(({ id, label }) => act(`passkey-off ${id}`, `Bỏ khóa “${label}”`, 'danger'))}
      ${isOn ? act('recovery', 'Lập mã dự phòng mới') : ''}
    </div>`;
  const on = [
    hasCodes ? 'mã sáu số trên điện thoại' : '',
    ...passkeys.map(({ label }) => `khóa “${label}”`),
    isOn ? `còn ${recoveryLeft} mã dự phòng` : '',
  ].filter(Boolean);
  return html`<section class="sheet" data-second-factor="${isOn ? 'on' : 'off'}">
    <h2>Bước đăng nhập thứ hai</h2>
    <p>
      ${
        isOn
          ? html`Đang bật: ${on.join('; ')}.`
          : 'Chưa bật. Bật lên thì người biết mật khẩu cũng chưa vào được.'
      }
    </p>
    <details>
      <summary>Bật, tắt, mã dự phòng</summary>
      ${
        passkeysWork
          ? ''
          : html`<p class="small">
              Khóa của máy (vân tay, khuôn mặt, mã PIN) chỉ đăng ký được khi mở trang bằng
              http://localhost hoặc bằng tên miền qua HTTPS.
            </p>`
      }
      ${ownForm(seen, 'second-factor', {}, inner)}
    </details>
  </section>`;
}

function sessionsSection(seen: Seen, { sessions, now }: OwnAccountView): Html {
  return html`<section class="sheet">
    <h2>Đang đăng nhập ở</h2>
    <ul class="rows plain" data-sessions="${sessions.length}">
      ${sessions.map(
        ({ session, address, agent, beganAt, seenAt, isHere }) =>
          html`<li>
            <p>
              <strong>${sayAgent(agent)}</strong>, địa chỉ
              ${address}${isHere ? ', chính là nơi này' : ''}. Từ
              ${sayInstant(seen.timeZone, beganAt)}, dùng gần nhất ${sayRoughly(now - seenAt)}
              trước.
            </p>
            ${
              isHere
                ? ''
                : ownForm(
                    seen,
                    'session-end',
                    { session },
                    html`<button class="button plain">Đăng xuất nơi ấy</button>`,
                  )
            }
          </li>`,
      )}
    </ul>
    ${askedForm(
      seen,
      'sign-out-everywhere',
      {},
      {
        label: 'Đăng xuất mọi nơi',
        ask: html`<p>Đăng xuất ở tất cả các máy, kể cả máy này?</p>`,
        yes: 'Đăng xuất mọi nơi',
      },
    )}
  </section>`;
}

function emailSection(seen: Seen, { email }: OwnAccountView, typed: Typed): Html {
  const values = { email, ...typed.values };
  const hint =
    'Nhận thư khi có bản tin chờ duyệt, buổi bị lỡ, sự cố, phát khẩn, nếu đài đã cài gửi thư. Để trống: không nhận.';
  const inner = html`${textField('email', { label: 'Địa chỉ thư điện tử', hint, optional: true }, 'email', { ...typed, values })}
    <button class="button plain">Lưu địa chỉ</button>`;
  return html`<section class="sheet">
    <h2>Thư báo việc</h2>
    ${ownForm(seen, 'own-email', {}, inner)}
  </section>`;
}
