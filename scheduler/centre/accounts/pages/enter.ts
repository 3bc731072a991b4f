// For who has a code: an account of his own, or a new password.
import { html } from 'hono/html';
import type { AccountInvitation } from '../../ledger/account-invitations.ts';
import { field, hidden, problemsPart } from '../../pages/fields.ts';
import type { Html } from '../../pages/frame.ts';
import { newPasswordFields } from './own.ts';

export function askCodePage(problem: string | undefined): Html {
  return html`${problemsPart(problem === undefined ? [] : [problem])}
    <form method="get" action="/vao/">
      ${field('ma', {
        label: 'Mã mời, mã đặt lại, hoặc mã in ở máy trung tâm',
        hint: 'Ba nhóm bốn ký tự. Chữ thường, thiếu dấu gạch cũng được.',
        most: 40,
      })}
      <button class="button main">Tiếp</button>
    </form>
    <p><a href="/dang-nhap/">Đăng nhập</a></p>`;
}

export function enterPage(
  { kind, name: invited, account }: AccountInvitation,
  {
    code,
    signInName,
    name,
    problem,
  }: { code: string; signInName: string; name: string; problem?: string },
): Html {
  return html`${problemsPart(problem === undefined ? [] : [problem])}
    <form method="post" action="/vao/" data-act="${kind}">
      ${hidden('ma', code)}
      ${
        kind === 'reset'
          ? html`<p>
              Đặt mật khẩu mới cho <strong>${account}</strong>. Bước thứ hai, nếu có, sẽ tắt.
            </p>`
          : html`${kind === 'first' ? html`<p>Tài khoản đầu tiên: quản trị, và làm được mọi việc.</p>` : ''}
            ${field('ten', {
              label: 'Họ và tên',
              hint: 'Được ghi lại mỗi khi làm một việc.',
              value: name === '' ? invited : name,
              autocomplete: 'name',
            })}
            ${field('dang-nhap', {
              label: 'Tên đăng nhập',
              hint: 'Chữ không dấu, chữ số, ví dụ an.nguyen.',
              value: signInName,
              most: 64,
              autocomplete: 'username',
            })}`
      }
      ${newPasswordFields()}
      <button class="button main">${kind === 'reset' ? 'Đặt mật khẩu' : 'Lập tài khoản'}</button>
    </form>`;
}
