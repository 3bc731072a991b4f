// Who has an account, what each may and where; invitations that wait to be used.
import { html } from 'hono/html';
import { qrPicture } from '../../../signing-in/qr.ts';
import type { OpenAccountInvitation } from '../../ledger/account-invitations.ts';
import type { AccountRow } from '../../ledger/accounts.ts';
import { choices, field, hidden, problemsPart, saidPart } from '../../pages/fields.ts';
import type { Html } from '../../pages/frame.ts';
import { sayAt } from '../../pages/words.ts';
import type { MadeCode } from '../people-acts.ts';
import { roleChoices, sayHeldRole } from '../role-words.ts';

export type Paths = ReadonlyMap<number, readonly string[]>;

export interface PeopleView {
  readonly accounts: readonly AccountRow[];
  readonly invitations: readonly OpenAccountInvitation[];
  readonly paths: Paths;
  /** Typed before, where it was refused. */
  readonly typed: TypedRoles;
  readonly problems: readonly string[];
  readonly said?: string;
}

export interface TypedRoles {
  readonly name: string;
  readonly roles: readonly string[];
  readonly place: string;
}

export function peoplePage(view: PeopleView): Html {
  const { accounts, invitations, paths, typed, problems, said } = view;
  return html`${saidPart(said)} ${problemsPart(problems)}
    <section class="sheet">
      <h2>Mời một người</h2>
      <form method="post" action="/tai-khoan/nguoi/moi/" data-act="person-invite">
        ${field('ten', { label: 'Họ và tên người được mời', value: typed.name })}
        ${rolesFields(typed, '-moi')}
        <button class="button main">Tạo mã mời</button>
      </form>
    </section>
    ${invitations.length === 0 ? '' : openPart(invitations, paths)}
    <section class="sheet">
      <h2>Tài khoản (${accounts.length})</h2>
      <ul class="rows plain">
        ${accounts.map((one) => accountRow(one, paths))}
      </ul>
    </section>
    <p><a href="/tai-khoan/">Tài khoản của tôi</a></p>`;
}

export function rolesFields(
  { roles, place }: Pick<TypedRoles, 'roles' | 'place'>,
  key: string,
): Html {
  return html`${choices('vai', 'Được làm gì?', roleChoices, roles)}
  ${field('noi', {
    label: 'Ở đâu',
    hint: 'Tên tỉnh, xã, phường như đã ghi khi mời đài, gõ không dấu cũng được; hai nơi trùng tên thì gõ cả tỉnh: hai duong/an phu. Để trống là mọi nơi.',
    value: place,
    optional: true,
    key,
  })}`;
}

function openPart(invitations: readonly OpenAccountInvitation[], paths: Paths): Html {
  return html`<section class="sheet">
    <h2>Mã đang chờ dùng</h2>
    <ul class="rows plain">
      ${invitations.map(
        ({ id, kind, name, account, roles, endsAt, madeBy }) =>
          html`<li>
            <p>
              ${kind === 'invite' ? html`Mời <strong>${name}</strong>` : html`Đặt lại mật khẩu của <strong>${account}</strong>`}:
              ${roles.map((role) => sayHeldRole(role, paths)).join('; ')}. Đến ${sayAt(endsAt)},
              ${madeBy} làm.
            </p>
            <form method="post" action="/tai-khoan/nguoi/rut-ma/" data-act="invitation-withdraw">
              ${hidden('ma', id)}
              <button class="button plain">Rút lại</button>
            </form>
          </li>`,
      )}
    </ul>
  </section>`;
}

function accountRow(
  { account, name, roles, state, hasCodes, signedInAt }: AccountRow,
  paths: Paths,
) {
  return html`<li data-account="${account}" data-state="${state}">
    <p>
      <a href="/tai-khoan/nguoi/${encodeURIComponent(account)}/"><strong>${name}</strong></a>
      (${account}): ${roles.map((role) => sayHeldRole(role, paths)).join('; ')}.
      ${state === 'disabled' ? html`<strong>Đang khóa.</strong>` : ''}
      ${hasCodes ? 'Có bước thứ hai.' : 'Chưa có bước thứ hai.'}
      ${signedInAt === null ? 'Chưa đăng nhập lần nào.' : `Đăng nhập gần nhất ${sayAt(signedInAt)}.`}
    </p>
  </li>`;
}

/** One account, and what may be done about it. */
export function personPage(
  one: AccountRow,
  { paths, problems, typed }: { paths: Paths; problems: readonly string[]; typed: TypedRoles },
): Html {
  const { account, name, roles, state } = one;
  const base = `/tai-khoan/nguoi/${encodeURIComponent(account)}`;
  const act = (value: string, words: string, look = ''): Html =>
    html`<form method="post" action="${base}/tinh-trang/" data-act="account-state">
      ${hidden('thanh', value)}<button class="button ${look}">${words}</button>
    </form>`;
  return html`${problemsPart(problems)}
    <section class="sheet" data-account="${account}" data-state="${state}">
      <p>
        Tên đăng nhập <strong>${account}</strong>.
        ${state === 'disabled' ? html`<strong>Đang khóa: không vào được.</strong>` : ''}
      </p>
      <h2>Vai</h2>
      <p>Bỏ dấu là bỏ vai ấy. Đổi vai thì ${name} phải đăng nhập lại.</p>
      <form method="post" action="${base}/vai/" data-act="account-roles">
        ${choices(
          'giu',
          'Đang có',
          roles.map((role) => [`${role.role} ${role.place ?? ''}`, sayHeldRole(role, paths)]),
          roles.map((role) => `${role.role} ${role.place ?? ''}`),
        )}
        <details ${typed.roles.length > 0 ? html`open` : ''}>
          <summary>Thêm vai</summary>
          ${rolesFields(typed, '-them')}
        </details>
        <button class="button main">Lưu vai</button>
      </form>
    </section>
    <section class="sheet">
      <h2>Mật khẩu, khóa, gỡ</h2>
      <div class="acts">
        ${
          state === 'active'
            ? html`<form method="post" action="${base}/dat-lai/" data-act="account-reset">
                  <button class="button">Cấp mã đặt lại mật khẩu</button>
                </form>
                ${act('disabled', 'Khóa')}`
            : act('active', 'Mở khóa', 'main')
        }
      </div>
      <details>
        <summary>Gỡ bỏ ${name}</summary>
        <p>
          Không hoàn lại được; tên ${account} không ai dùng lại được nữa. Việc đã làm vẫn còn ghi.
        </p>
        ${act('removed', 'Gỡ bỏ', 'danger')}
      </details>
    </section>
    <p>
      <a href="/tai-khoan/viec/?ai=${encodeURIComponent(account)}">Việc ${name} đã làm</a> ·
      <a href="/tai-khoan/nguoi/">Mọi tài khoản</a>
    </p>`;
}

/** An invitation, or a reset: shown once. */
export function codeMadePage({ code, endsAt, link }: MadeCode & { readonly link: string }): Html {
  return html`<section class="sheet">
    <p>Dùng một lần, đến ${sayAt(endsAt)}. Trang này không hiện lại.</p>
    <p class="count" data-code="${code}">${code}</p>
    ${qrPicture(link, `Mã QR mở ${link}`)}
    <p>
      Người ấy quét hình này, hoặc mở <a href="${link}">${link}</a>, hoặc mở trang đăng nhập, chọn
      “Tôi có mã mời”, rồi gõ mã.
    </p>
    <p><a class="button main" href="/tai-khoan/nguoi/">Xong</a></p>
  </section>`;
}
