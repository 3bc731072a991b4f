// One's own account: password, second factor, where one is signed in.
import { html } from 'hono/html';
import { qrPicture } from '../../../signing-in/qr.ts';
import type { ShownSession } from '../../ledger/sign-ins.ts';
import { field, hidden, problemsPart, saidPart } from '../../pages/fields.ts';
import type { Html } from '../../pages/frame.ts';
import { sayAt } from '../../pages/words.ts';
import { mayAnywhere, type Person } from '../person.ts';
import { sayHeldRole } from '../role-words.ts';

export interface OwnView {
  readonly person: Person;
  readonly paths: ReadonlyMap<number, readonly string[]>;
  readonly hasCodes: boolean;
  readonly recoveryLeft: number;
  readonly sessions: readonly ShownSession[];
  /** Of the session that looks. */
  readonly session: string;
  readonly problem?: string;
  readonly said?: string;
}

const password = (key: string): Html =>
  field('cu', {
    label: 'Mật khẩu đang dùng',
    type: 'password',
    autocomplete: 'current-password',
    key,
  });

export function ownPage(view: OwnView): Html {
  const { person, paths, problem, said } = view;
  const isCode = person.account === '';
  return html`${saidPart(said)} ${problemsPart(problem === undefined ? [] : [problem])}
    <section class="sheet">
      <p>
        <strong>${person.name}</strong
        >${isCode ? '. Vào bằng mã của máy trung tâm: làm được mọi việc trong mười hai giờ.' : html`, tên đăng nhập <strong>${person.account}</strong>.`}
      </p>
      <ul>
        ${person.roles.map((role) => html`<li>${sayHeldRole(role, paths)}</li>`)}
      </ul>
      <div class="acts">
        ${mayAnywhere(person, 'accounts') ? html`<a class="button" href="/tai-khoan/nguoi/">Mọi tài khoản</a>` : ''}
        ${mayAnywhere(person, 'acts') ? html`<a class="button" href="/tai-khoan/viec/">Ai đã làm gì</a>` : ''}
      </div>
    </section>
    ${isCode ? '' : html`${passwordPart()} ${factorPart(view)} ${sessionsPart(view)}`}`;
}

function passwordPart(): Html {
  return html`<section class="sheet">
    <h2>Mật khẩu</h2>
    <details>
      <summary>Đổi mật khẩu</summary>
      <p>Đổi xong, mọi nơi khác đang đăng nhập phải đăng nhập lại.</p>
      <form method="post" action="/tai-khoan/mat-khau/" data-act="own-password">
        ${password('-doi')} ${newPasswordFields()}
        <button class="button main">Đổi mật khẩu</button>
      </form>
    </details>
  </section>`;
}

export function newPasswordFields(): Html {
  return html`${field('moi', {
    label: 'Mật khẩu mới',
    hint: 'Ít nhất 12 ký tự. Vài từ không liên quan đến nhau là dễ nhớ và khó đoán nhất.',
    type: 'password',
    autocomplete: 'new-password',
  })}
  ${field('lai', { label: 'Gõ lại mật khẩu mới', type: 'password', autocomplete: 'new-password' })}`;
}

function factorPart({ hasCodes, recoveryLeft }: OwnView): Html {
  return html`<section class="sheet" data-second-factor="${hasCodes ? 'on' : 'off'}">
    <h2>Bước đăng nhập thứ hai</h2>
    ${
      hasCodes
        ? html`<p>Đang bật: mã sáu số trên điện thoại. Còn ${recoveryLeft} mã dự phòng.</p>
            <details>
              <summary>Tắt</summary>
              <form method="post" action="/tai-khoan/buoc-hai/tat/" data-act="second-factor-off">
                ${password('-tat')}
                <button class="button danger">Tắt bước thứ hai</button>
              </form>
            </details>
            <form method="get" action="/tai-khoan/buoc-hai/">
              <button class="button">Đổi điện thoại, lập mã dự phòng mới</button>
            </form>`
        : html`<p>Chưa bật. Bật lên thì người biết mật khẩu cũng chưa vào được.</p>
            <form method="get" action="/tai-khoan/buoc-hai/">
              <button class="button">Bật mã sáu số trên điện thoại</button>
            </form>`
    }
  </section>`;
}

function sessionsPart({ sessions, session }: OwnView): Html {
  return html`<section class="sheet">
    <h2>Đang đăng nhập</h2>
    <ul>
      ${sessions.map(
        ({ id, address, agent, beganAt, seenAt }) =>
          html`<li data-here="${id === session}">
            ${id === session ? html`<strong>Ở đây</strong>` : address}: từ ${sayAt(beganAt)}, thấy
            lần cuối ${sayAt(seenAt)}. <span class="where">${agent}</span>
          </li>`,
      )}
    </ul>
    ${
      sessions.length > 1
        ? html`<form
            method="post"
            action="/tai-khoan/dang-xuat-noi-khac/"
            data-act="sign-out-elsewhere"
          >
            <button class="button">Đăng xuất mọi nơi khác</button>
          </form>`
        : ''
    }
  </section>`;
}

export function codesPage({
  secret,
  address,
  problem,
}: {
  readonly secret: string;
  /** `otpauth://…` */
  readonly address: string;
  readonly problem?: string;
}): Html {
  return html`${problemsPart(problem === undefined ? [] : [problem])}
    <section class="sheet">
      <p>Mở ứng dụng xác thực trên điện thoại, quét hình này, hoặc gõ khóa bên dưới vào đó.</p>
      ${qrPicture(address, 'Mã QR cho ứng dụng xác thực')}
      <p><code>${secret.match(/.{1,4}/g)?.join(' ')}</code></p>
      <form method="post" action="/tai-khoan/buoc-hai/" data-act="second-factor-on">
        ${hidden('khoa', secret)} ${password('')}
        ${field('ma', { label: 'Mã sáu số mà ứng dụng hiện', most: 20, autocomplete: 'one-time-code' })}
        <button class="button main">Bật</button>
      </form>
    </section>`;
}

export function recoveryPage(codes: readonly string[]): Html {
  return html`<section class="sheet">
    <p>
      Đã bật. In hoặc chép mười mã này, cất nơi kín: mất điện thoại thì mỗi mã dùng thay mã sáu số
      được một lần. Trang này không hiện lại.
    </p>
    <ul class="codes" data-recovery="${codes.length}">
      ${codes.map((code) => html`<li><code>${code}</code></li>`)}
    </ul>
    <p><a class="button main" href="/tai-khoan/">Xong</a></p>
  </section>`;
}
