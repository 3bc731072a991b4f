import { loaCommand } from '../../../content/schema/loa-command.ts';
import { html } from 'hono/html';
import type { Html } from './frame.ts';

export function signInPage(wrong: boolean): Html {
  return html`<form method="post" action="/dang-nhap/" data-act="sign-in">
    ${
      wrong
        ? html`<p class="error" role="alert">
            Mã không đúng, đã dùng, hoặc đã quá mười phút. Xin mã khác.
          </p>`
        : ''
    }
    <label for="ma">Mã đăng nhập</label>
    <p id="ma-la-gi">
      Người ngồi ở máy trung tâm làm mã bằng lệnh
      <code>${loaCommand} centre sign-in "HỌ TÊN"</code>. Mã dùng một lần, trong mười phút.
    </p>
    <input id="ma" name="ma" autocomplete="one-time-code" required aria-describedby="ma-la-gi" />
    <button class="button main">Vào</button>
  </form>`;
}

/** For whoever opens an invitation in a browser instead of giving it to the station. */
export function invitationPage(address: string): Html {
  return html`<p>
      Đây là lời mời một đài truyền thanh gia nhập trung tâm. Ở máy của đài, trong thư mục chương
      trình, gõ:
    </p>
    <p><code>${loaCommand} join ${address}</code></p>
    <p>Mở trang này chưa làm gì cả: lời mời còn nguyên.</p>`;
}
