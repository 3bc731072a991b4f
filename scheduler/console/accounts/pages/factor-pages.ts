// Pages that are shown once, while a second factor is being set up.
import { html } from 'hono/html';
import type { Typed } from '../../form.ts';
import type { Html } from '../../pages/html.ts';
import { layout } from '../../pages/layout.ts';
import type { Seen } from '../../seen.ts';
import { formError, textField } from './fields.ts';
import { ownForm } from './own-form.ts';
import { codeSetUp, recoveryList } from './second-step-page.ts';

export function codeSetUpPage(
  seen: Seen,
  {
    half,
    address,
    secret,
  }: { readonly half: string; readonly address: string; readonly secret: string },
  typed: Typed,
): Html {
  const inner = html`${textField('code', { label: 'Mã sáu số trong ứng dụng' }, 'one-time-code', { values: {}, errors: typed.errors })}
    <button class="button main">Bật</button>`;
  const main = html`${formError(typed, ['code'])} ${codeSetUp(address, secret)}
  ${ownForm(seen, 'second-factor-codes', { half }, inner)} ${back()}`;
  return layout(seen, { title: 'Bật mã sáu số', page: 'codes', main });
}

export function passkeySetUpPage(
  seen: Seen,
  { half, options }: { readonly half: string; readonly options: string },
): Html {
  const main = html`<script src="/dai/tai-khoan.js" defer></script>
    <p>
      Trình duyệt sẽ hỏi vân tay, khuôn mặt hoặc mã PIN của máy này. Khóa chỉ dùng được ở đúng địa
      chỉ trang đang mở.
    </p>
    <form
      method="post"
      action="/dai/viec/second-factor-passkey"
      data-act="second-factor-passkey"
      data-passkey="create"
      data-options="${options}"
    >
      <input type="hidden" name="token" value="${seen.token}" />
      <input type="hidden" name="half" value="${half}" />
      <input type="hidden" name="passkey" value="" />
      ${textField('label', { label: 'Gọi khóa này là', hint: 'Ví dụ: máy tính phòng trực.' }, 'off', { values: { label: 'máy này' }, errors: {} })}
      <p class="error" role="alert" data-passkey-error hidden></p>
      <button class="button main" disabled>Đăng ký khóa</button>
    </form>
    <noscript><p class="error">Khóa của máy cần trình duyệt bật JavaScript.</p></noscript>
    ${back()}`;
  return layout(seen, { title: 'Đăng ký khóa của máy', page: 'passkey', main });
}

export function recoveryCodesPage(seen: Seen, codes: readonly string[]): Html {
  const main = html`${recoveryList(codes)} ${back()}`;
  return layout(seen, { title: 'Mã dự phòng', page: 'recovery', main });
}

function back(): Html {
  return html`<p><a href="/dai/tai-khoan/">Về trang tài khoản</a></p>`;
}
