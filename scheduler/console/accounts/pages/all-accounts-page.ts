import { html } from 'hono/html';
import { roleWords } from '../../../core/role-words.ts';
import { sayInstant } from '../../../core/words.ts';
import type { Typed } from '../../form.ts';
import type { Html } from '../../pages/html.ts';
import { layout } from '../../pages/layout.ts';
import type { Seen } from '../../seen.ts';
import type { Account } from '../account-book.ts';
import type { AllAccountsView } from '../all-accounts-view.ts';
import { qrPicture } from '../../../signing-in/qr.ts';
import { formError, passwordOnceMore, roleChoices, textField } from './fields.ts';
import { askedForm, ownForm } from './own-form.ts';

/** `/dai/tai-khoan/moi-nguoi/`: who has an account, and what he may. */
export function allAccountsPage(seen: Seen, view: AllAccountsView, typed: Typed): Html {
  const { said, accounts } = view;
  const main = html`${said === '' ? '' : html`<p class="note" role="status" data-said>${said}</p>`}
    ${formError(typed, ['name'])} ${inviteSection(seen, typed)} ${openSection(seen, view)}
    <section class="sheet">
      <h2>Tài khoản</h2>
      <ul class="rows plain">
        ${accounts.map((one) => accountRow(seen, one))}
      </ul>
    </section>
    ${factorRolesSection(seen, view)}
    <p><a href="/dai/tai-khoan/">Tài khoản của tôi</a></p>`;
  return layout(seen, { title: 'Mọi tài khoản', page: 'all-accounts', main });
}

function inviteSection(seen: Seen, typed: Typed): Html {
  const inner = html`${textField('name', { label: 'Họ và tên người được mời' }, 'off', typed)}
    ${roleChoices([], 'roles', 'Người ấy làm gì?')} ${passwordOnceMore('moi')}
    <button class="button main">Tạo lời mời</button>`;
  return html`<section class="sheet">
    <h2>Mời một người</h2>
    ${ownForm(seen, 'account-invite', {}, inner)}
  </section>`;
}

function openSection(seen: Seen, { invitations }: AllAccountsView): Html | '' {
  if (invitations.length === 0) return '';
  return html`<section class="sheet">
    <h2>Mã đang chờ dùng</h2>
    <ul class="rows plain">
      ${invitations.map(
        ({ hash, kind, name, account, endsAt }) =>
          html`<li>
            <p>
              ${kind === 'invite' ? `Mời ${name}` : `Đặt lại mật khẩu của ${account}`}, đến
              ${sayInstant(seen.timeZone, endsAt)}.
            </p>
            ${ownForm(seen, 'invitation-withdraw', { hash }, html`<button class="button plain">Rút lại</button>`)}
          </li>`,
      )}
    </ul>
  </section>`;
}

function accountRow(seen: Seen, one: AllAccountsView['accounts'][number]): Html {
  const { account, name, roles, state, signedInAt, hasFactor } = one;
  const words = roles.map((role) => roleWords[role]).join(', ');
  return html`<li data-account="${account}" data-state="${state}">
    <p>
      <strong>${name}</strong> (${account}): ${words}.
      ${state === 'disabled' ? html`<strong>Đang khóa.</strong>` : ''}
      ${hasFactor ? 'Có bước thứ hai.' : 'Chưa có bước thứ hai.'}
      ${signedInAt === undefined ? 'Chưa đăng nhập lần nào.' : `Đăng nhập gần nhất ${sayInstant(seen.timeZone, signedInAt)}.`}
    </p>
    <details>
      <summary>Sửa tài khoản ${account}</summary>
      ${ownForm(
        seen,
        'account-roles',
        { account },
        html`${roleChoices(roles, 'roles', `Vai của ${name}`)} ${passwordOnceMore(`vai-${account}`)}
          <button class="button main">Lưu vai</button>`,
      )}
      <div class="acts">
        ${
          state === 'active'
            ? ownForm(
                seen,
                'account-reset',
                { account },
                html`${passwordOnceMore(`lai-${account}`)}
                  <button class="button plain">Cấp mã đặt lại mật khẩu</button>`,
              )
            : ''
        }
        ${stateForms(seen, one)}
      </div>
    </details>
  </li>`;
}

function stateForms(
  seen: Seen,
  { account, name, state }: Pick<Account, 'account' | 'name' | 'state'>,
): Html {
  const lock =
    state === 'active'
      ? askedForm(
          seen,
          'account-state',
          { account, state: 'disabled' },
          {
            label: 'Khóa',
            ask: html`<p>
                Khóa ${name}? Người ấy bị đăng xuất ngay và không vào được cho đến khi mở khóa.
              </p>
              ${passwordOnceMore(`khoa-${account}`)}`,
            yes: 'Khóa',
          },
        )
      : ownForm(
          seen,
          'account-state',
          { account, state: 'active' },
          html`${passwordOnceMore(`mo-${account}`)} <button class="button plain">Mở khóa</button>`,
        );
  const remove = askedForm(
    seen,
    'account-state',
    { account, state: 'removed' },
    {
      label: 'Gỡ bỏ',
      ask: html`<p>
          Gỡ bỏ ${name}? Không hoàn lại được; tên ${account} không ai dùng lại được nữa.
        </p>
        ${passwordOnceMore(`go-${account}`)}`,
      yes: 'Gỡ bỏ',
    },
  );
  return html`${lock} ${remove}`;
}

function factorRolesSection(seen: Seen, { rolesThatNeedOne, demanded }: AllAccountsView): Html {
  const inner = html`${roleChoices(rolesThatNeedOne, 'roles', 'Vai bắt buộc có bước thứ hai')}
    ${passwordOnceMore('bat-buoc')} <button class="button plain">Lưu</button>`;
  return html`<section class="sheet">
    <h2>Bắt buộc bước đăng nhập thứ hai</h2>
    <p>Người có vai được chọn mà chưa bật thì bị đăng xuất, và phải bật ở lần đăng nhập tới.</p>
    ${
      demanded.length === 0
        ? ''
        : html`<p class="note" data-demanded="${demanded.join(' ')}">
            content/ward.yaml (console.secondFactor: required) đã bắt buộc với vai:
            ${demanded.map((role) => roleWords[role]).join(', ')}.
          </p>`
    }
    ${ownForm(seen, 'second-factor-roles', {}, inner)}
  </section>`;
}

/** An invitation, or a reset: shown once. */
export function codeMadePage(
  seen: Seen,
  {
    title,
    links,
    code,
    endsAt,
  }: {
    readonly title: string;
    /** Where it is opened: this machine's address, and that of the ward's network. */
    readonly links: readonly string[];
    readonly code: string;
    readonly endsAt: number;
  },
): Html {
  const link = links.at(-1) ?? '';
  const main = html`<p>
      Dùng một lần, đến ${sayInstant(seen.timeZone, endsAt)}. Trang này không hiện lại.
    </p>
    <p class="count" data-code="${code}">${code}</p>
    ${qrPicture(link, `Mã QR mở ${link}`)}
    <p>Quét hình này, hoặc mở:</p>
    <ul>
      ${links.map((one) => html`<li><a href="${one}">${one}</a></li>`)}
    </ul>
    <p>Hoặc mở Bàn trực, chọn “Tôi có mã mời”, rồi gõ mã.</p>
    <p><a class="button main" href="/dai/tai-khoan/moi-nguoi/">Xong</a></p>`;
  return layout(seen, { title, page: 'code-made', main });
}
