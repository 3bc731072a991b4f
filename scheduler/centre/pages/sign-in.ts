import { loaCommand } from '../../../content/schema/loa-command.ts';
import { html } from 'hono/html';
import { sayWait } from '../accounts/refusal.ts';
import { field, problemsPart } from './fields.ts';
import type { Html } from './frame.ts';

export type SignInTrouble =
  | { readonly is: 'wrong' | 'wrong-code' | 'expired' | 'busy' }
  | { readonly is: 'wait'; readonly ms: number };

function sayTrouble(trouble: SignInTrouble): string {
  switch (trouble.is) {
    case 'wrong':
      return 'Tên đăng nhập hoặc mật khẩu không đúng. Gõ lại cả hai.';
    case 'wrong-code':
      return 'Mã không đúng, đã dùng, hoặc đã quá mười phút. Xin mã khác.';
    case 'expired':
      return 'Đã quá mười phút, hoặc gõ sai nhiều lần. Đăng nhập lại từ đầu.';
    case 'busy':
      return 'Máy đang bận xét nhiều lượt đăng nhập. Thử lại sau vài giây.';
    case 'wait':
      return sayWait(trouble.ms);
  }
}

export function signInPage({
  name,
  isFirst,
  trouble,
}: {
  readonly name: string;
  /** There is no account yet. */
  readonly isFirst: boolean;
  readonly trouble?: SignInTrouble;
}): Html {
  return html`${problemsPart(trouble ? [sayTrouble(trouble)] : [])}
    ${
      isFirst
        ? html`<p>
            Chưa có tài khoản nào.
            <a href="/vao/">Lập tài khoản quản trị đầu tiên</a> bằng mã in ở máy trung tâm.
          </p>`
        : html`<form method="post" action="/dang-nhap/" data-act="sign-in">
            ${field('ten', { label: 'Tên đăng nhập', value: name, most: 64, autocomplete: 'username' })}
            ${field('mat-khau', { label: 'Mật khẩu', type: 'password', most: 1000, autocomplete: 'current-password' })}
            <button class="button main">Đăng nhập</button>
          </form>`
    }
    <details ${isFirst || trouble?.is === 'wrong-code' ? html`open` : ''}>
      <summary>Vào bằng mã của máy trung tâm</summary>
      <form method="post" action="/dang-nhap/" data-act="sign-in-by-code">
        <p>
          Khi không ai đăng nhập được: người ngồi ở máy trung tâm làm mã bằng lệnh
          <code>${loaCommand} centre sign-in "HỌ TÊN"</code>. Mã dùng một lần, trong mười phút.
        </p>
        ${field('ma', { label: 'Mã', most: 40 })}
        <button class="button">Vào</button>
      </form>
    </details>
    <p><a href="/vao/">Tôi có mã mời hoặc mã đặt lại mật khẩu</a></p>`;
}

export type SecondTrouble = { readonly is: 'wrong' } | { readonly is: 'wait'; readonly ms: number };

function saySecondTrouble(trouble: SecondTrouble): string {
  return trouble.is === 'wrong'
    ? 'Mã không đúng, hoặc đã dùng. Chờ mã kế tiếp rồi gõ.'
    : sayWait(trouble.ms);
}

export function secondStepPage(half: string, trouble?: SecondTrouble): Html {
  return html`${problemsPart(trouble ? [saySecondTrouble(trouble)] : [])}
    <form method="post" action="/dang-nhap/buoc-hai/" data-act="second-step">
      <input type="hidden" name="nua" value="${half}" />
      ${field('ma', {
        label: 'Mã sáu số',
        hint: 'Trong ứng dụng xác thực. Mất điện thoại: gõ một mã trên tờ giấy dự phòng.',
        most: 40,
        autocomplete: 'one-time-code',
      })}
      <button class="button main">Vào</button>
    </form>
    <p><a href="/dang-nhap/">Đăng nhập lại từ đầu</a></p>`;
}
