import { html } from 'hono/html';
import type { Typed } from '../../form.ts';
import type { Html } from '../../pages/html.ts';
import { qrPicture } from '../../../signing-in/qr.ts';
import { formError, textField } from './fields.ts';
import { openPage } from './open-page.ts';

export interface SecondStepView {
  readonly station: string;
  readonly to: string;
  readonly half: string;
  /** Whether the app's codes are set up. */
  readonly hasCodes: boolean;
  /** For the browser, where a passkey of this account works at this address. */
  readonly passkeyOptions?: string | undefined;
  /** A passkey was made, but not for this address. */
  readonly passkeyElsewhere: boolean;
}

/** After the password: what else proves the person. */
export function secondStepPage(view: SecondStepView, typed: Typed): Html {
  const { station, to, half, hasCodes, passkeyOptions, passkeyElsewhere } = view;
  const hidden = html`<input type="hidden" name="half" value="${half}" /><input
      type="hidden"
      name="den"
      value="${to}"
    />`;
  const label = hasCodes
    ? 'Mã sáu số trong ứng dụng, hoặc một mã dự phòng'
    : 'Một mã dự phòng trên giấy';
  const main = html`${formError(typed)}
    ${
      passkeyOptions === undefined
        ? ''
        : html`<form
            method="post"
            action="/dai/dang-nhap/buoc-hai/"
            data-act="second-step-passkey"
            data-passkey="get"
            data-options="${passkeyOptions}"
          >
            ${hidden}<input type="hidden" name="passkey" value="" />
            <p class="acts"><button class="button main" disabled>Dùng khóa của máy này</button></p>
            <p class="error" role="alert" data-passkey-error hidden></p>
            <noscript><p>Khóa của máy cần trình duyệt bật JavaScript.</p></noscript>
          </form>`
    }
    ${
      passkeyElsewhere
        ? html`<p class="small">
            Khóa của máy đã đăng ký ở địa chỉ khác nên không dùng được ở địa chỉ này.
          </p>`
        : ''
    }
    <form method="post" action="/dai/dang-nhap/buoc-hai/" data-act="second-step">
      ${hidden} ${textField('code', { label }, 'one-time-code', { values: {}, errors: {} })}
      <p class="acts"><button class="button main">Tiếp tục</button></p>
    </form>
    <p><a href="/dai/dang-nhap/">Đăng nhập lại từ đầu</a></p>`;
  return openPage({ station, title: 'Bước đăng nhập thứ hai', page: 'second-step' }, main);
}

/** A role needs a second factor and there is none: it is set up now. */
export function setUpPage(
  {
    station,
    to,
    half,
    address,
    secret,
  }: {
    readonly station: string;
    readonly to: string;
    readonly half: string;
    /** `otpauth://…` */
    readonly address: string;
    readonly secret: string;
  },
  typed: Typed,
): Html {
  const main = html`<p>Vai của tài khoản này bắt buộc có bước đăng nhập thứ hai. Làm một lần:</p>
    ${codeSetUp(address, secret)} ${formError(typed)}
    <form method="post" action="/dai/dang-nhap/buoc-hai/" data-act="second-step">
      <input type="hidden" name="half" value="${half}" />
      <input type="hidden" name="den" value="${to}" />
      ${textField('code', { label: 'Mã sáu số trong ứng dụng' }, 'one-time-code', { values: {}, errors: {} })}
      <p class="acts"><button class="button main">Xong</button></p>
    </form>`;
  return openPage({ station, title: 'Lập bước đăng nhập thứ hai', page: 'set-up' }, main);
}

/** How an app gets the secret: by its camera, or by hand. */
export function codeSetUp(address: string, secret: string): Html {
  return html`<ol>
      <li>
        Trên điện thoại, mở một ứng dụng tạo mã (Google Authenticator, Microsoft Authenticator,
        2FAS…).
      </li>
      <li>Chọn thêm tài khoản, rồi quét hình này:</li>
    </ol>
    ${qrPicture(address, 'Mã QR để ứng dụng tạo mã quét')}
    <p>
      Không quét được thì gõ khóa này vào ứng dụng:<br /><code data-secret="${secret}"
        >${secret.match(/.{1,4}/g)?.join(' ')}</code
      >
    </p>`;
}

/** Recovery codes, shown this once. */
export function recoveryList(codes: readonly string[]): Html {
  return html`<p>
      <strong>Ghi hoặc in mười mã này ra giấy và cất kỹ.</strong> Mất điện thoại thì mỗi mã thay
      được một lần mã sáu số. Trang này không hiện lại.
    </p>
    <ul class="mono" data-recovery>
      ${codes.map((code) => html`<li>${code}</li>`)}
    </ul>`;
}

export function recoveryPage(station: string, to: string, codes: readonly string[]): Html {
  const main = html`<p role="status">Bước đăng nhập thứ hai đã bật.</p>
    ${recoveryList(codes)}
    <p class="acts"><a class="button main" href="${to}">Tôi đã ghi lại, vào Bàn trực</a></p>`;
  return openPage({ station, title: 'Mã dự phòng', page: 'recovery' }, main);
}
