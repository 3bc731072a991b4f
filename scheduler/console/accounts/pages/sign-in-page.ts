import { html } from 'hono/html';
import type { Typed } from '../../form.ts';
import type { Html } from '../../pages/html.ts';
import { formError, passwordField, showPassword, textField } from './fields.ts';
import { openPage } from './open-page.ts';

export interface SignInView {
  readonly station: string;
  /** Where to afterwards, under /dai/. */
  readonly to: string;
  /** What was done just before: `Đã đăng xuất.` */
  readonly said?: string;
}

/** `/dai/dang-nhap/` */
export function signInPage({ station, to, said = '' }: SignInView, typed: Typed): Html {
  const main = html`${said === '' ? '' : html`<p class="note" role="status" data-said>${said}</p>`}
    ${formError(typed)}
    <form method="post" action="/dai/dang-nhap/" data-act="sign-in">
      <input type="hidden" name="den" value="${to}" />
      ${textField('account', { label: 'Tên đăng nhập' }, 'username', { ...typed, errors: {} })}
      ${passwordField('password', { label: 'Mật khẩu' }, 'current-password', { ...typed, errors: {} })}
      ${showPassword()}
      <p class="acts"><button class="button main">Đăng nhập</button></p>
    </form>
    <p><a href="/dai/moi/">Tôi có mã mời, hoặc mã đặt lại mật khẩu</a></p>
    <p class="small">
      Quên mật khẩu: xin người quản trị, hoặc người ngồi tại máy của đài, cấp mã đặt lại.
    </p>`;
  return openPage({ station, title: 'Đăng nhập', page: 'sign-in' }, main);
}
