// Pages on which somebody makes an account of his own, or gives it a new password.
import { html } from 'hono/html';
import { isRole, roles as allRoles, type Role } from '../../../acts/roles.ts';
import { roleWords } from '../../../core/role-words.ts';
import type { Typed } from '../../form.ts';
import type { Html } from '../../pages/html.ts';
import type { Invitation } from '../invitations.ts';
import { formError, newPasswordFields, roleChoices, textField } from './fields.ts';
import { openPage } from './open-page.ts';

const shown = ['name', 'account', 'password', 'again', 'code'];
/** Beside the admin that the first account is in any case. */
const otherRoles = allRoles.filter((role) => role !== 'admin');

function typedRoles({ values }: Typed): readonly Role[] {
  return (values['roles'] ?? '').split(' ').filter(isRole);
}

/** `/dai/bat-dau/`: the first account. */
export function firstPage(station: string, typed: Typed): Html {
  const hint =
    'Chương trình in mã ra cửa sổ dòng lệnh khi khởi động, và ghi vào tệp console/ma-lan-dau.txt trong thư mục dữ liệu.';
  const main = html`<p>
      Chưa có tài khoản nào. Lập tài khoản quản trị đầu tiên; sau đó người quản trị mời những người
      khác.
    </p>
    ${formError(typed, shown)}
    <form method="post" action="/dai/bat-dau/" data-act="first-account">
      ${textField('code', { label: 'Mã lần đầu', hint }, 'one-time-code', typed)}
      ${personFields(typed)}
      ${roleChoices(typedRoles(typed), 'roles', 'Ngoài quản trị còn làm gì? (không bắt buộc)', otherRoles)}
      <p class="small">
        Đài chỉ có một người thì đánh dấu cả bốn. Sau này đổi được ở trang Mọi người.
      </p>
      <p class="acts"><button class="button main">Lập tài khoản</button></p>
    </form>
    <p><a href="/dai/moi/">Tôi có mã mời</a></p>`;
  return openPage({ station, title: 'Bắt đầu', page: 'first' }, main);
}

/** `/dai/moi/`: where a code is typed that came by telephone or on paper. */
export function codePage(station: string, typed: Typed): Html {
  const main = html`${formError(typed, ['code'])}
    <form method="get" action="/dai/moi/" data-act="open-invitation">
      ${textField('ma', { label: 'Mã mời, hoặc mã đặt lại mật khẩu', hint: 'Mười hai chữ và số, ví dụ 7KQ2-M0XD-9F3T.' }, 'one-time-code', typed)}
      <p class="acts"><button class="button main">Tiếp tục</button></p>
    </form>
    <p><a href="/dai/dang-nhap/">Đăng nhập</a></p>`;
  return openPage({ station, title: 'Nhận lời mời', page: 'code' }, main);
}

/** `/dai/moi/<code>/`: an account of one's own, or a new password. */
export function invitationPage(
  station: string,
  code: string,
  { kind, account, name, roles }: Invitation,
  typed: Typed,
): Html {
  const isInvite = kind === 'invite';
  const words = roles.map((role) => roleWords[role]).join(', ');
  const main = html`<p>
      ${isInvite ? html`Lời mời cho <strong>${name}</strong>, vai: ${words}.` : html`Đặt mật khẩu mới cho <strong>${account}</strong>. Mọi nơi đang đăng nhập và bước đăng nhập thứ hai sẽ bị bỏ.`}
    </p>
    ${formError(typed, shown)}
    <form
      method="post"
      action="/dai/moi/${code}/"
      data-act="${isInvite ? 'accept' : 'new-password'}"
    >
      ${
        isInvite
          ? personFields({ ...typed, values: { name, ...typed.values } })
          : html`<input
                class="unseen"
                type="text"
                name="account"
                value="${account}"
                autocomplete="username"
                aria-label="Tên đăng nhập"
                tabindex="-1"
                readonly
              />${newPasswordFields(typed)}`
      }
      <p class="acts">
        <button class="button main">${isInvite ? 'Lập tài khoản' : 'Đặt mật khẩu'}</button>
      </p>
    </form>`;
  const title = isInvite ? 'Lập tài khoản' : 'Đặt mật khẩu mới';
  return openPage({ station, title, page: kind }, main);
}

function personFields(typed: Typed): Html {
  return html`${textField('name', { label: 'Họ và tên', hint: 'Được ghi vào nhật ký mỗi khi làm một việc.' }, 'name', typed)}
  ${textField('account', { label: 'Tên đăng nhập', hint: 'Chữ không dấu và số, ví dụ an.nguyen. Sau này không đổi được.' }, 'username', typed)}
  ${newPasswordFields(typed)}`;
}
