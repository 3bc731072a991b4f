// Fields of the forms about accounts: each with its label, its hint, and what is wrong with it beside it.
import { html } from 'hono/html';
import { roles, type Role } from '../../../acts/roles.ts';
import { roleWords } from '../../../core/role-words.ts';
import type { Typed } from '../../form.ts';
import type { Html } from '../../pages/html.ts';

export interface FieldWords {
  readonly label: string;
  readonly hint?: string;
  /** Where a page has two fields of one name: what tells their ids apart. */
  readonly key?: string;
  readonly optional?: boolean;
}

/** What the browser may fill in by itself (WHATWG autofill names). */
type Autocomplete = 'username' | 'name' | 'one-time-code' | 'email' | 'off';

export function textField(
  name: string,
  { label, hint = '', optional = false }: FieldWords,
  autocomplete: Autocomplete,
  { values, errors }: Typed,
): Html {
  const error = errors[name] ?? '';
  // A name, a code: no keyboard should begin it with a capital letter, or mend it.
  const plain = autocomplete === 'name' ? '' : html` autocapitalize="none" spellcheck="false"`;
  const digits = autocomplete === 'one-time-code' ? html` inputmode="text"` : '';
  const type = autocomplete === 'email' ? 'email' : 'text';
  return html`<div class="field">
    <label for="o-${name}">${label}</label>
    ${about(name, hint, error)}
    <input
      id="o-${name}"
      name="${name}"
      type="${type}"
      value="${values[name] ?? ''}"
      autocomplete="${autocomplete}"
      ${plain}${digits}${described(name, hint, error)}
      ${optional ? '' : html` required`}
    />
  </div>`;
}

/** Never filled with what was typed before: a page is no place for a password. */
export function passwordField(
  name: string,
  { label, hint = '', key = '' }: FieldWords,
  autocomplete: 'current-password' | 'new-password',
  { errors }: Typed,
): Html {
  const error = errors[name] ?? '';
  return html`<div class="field">
    <label for="o-${name}${key}">${label}</label>
    ${about(name, hint, error)}
    <input
      id="o-${name}${key}"
      name="${name}"
      type="password"
      autocomplete="${autocomplete}"
      ${described(name, hint, error)}
      required
    />
  </div>`;
}

/** Before what is delicate. `key`: a page has several such forms. */
export function passwordOnceMore(key: string): Html {
  const words = { label: 'Mật khẩu của bạn, một lần nữa', key: `-${key}` };
  return passwordField('old', words, 'current-password', { values: {}, errors: {} });
}

/** Shows what is typed, where the script runs: a Vietnamese keyboard changes letters that nobody sees. */
export function showPassword(): Html {
  return html`<p class="small">
      Gõ mật khẩu khi đã tắt bộ gõ tiếng Việt (Unikey, EVKey), hoặc luôn để bật như lúc đặt: chữ
      “aa” có thể thành “â” mà không nhìn thấy.
    </p>
    <label class="choice" data-show-password hidden
      ><input type="checkbox" /> Hiện mật khẩu</label
    >`;
}

/** A new password, twice. */
export function newPasswordFields(typed: Typed): Html {
  const hint = 'Ít nhất 12 ký tự. Vài từ không liên quan đến nhau là dễ nhớ và khó đoán nhất.';
  return html`${passwordField('password', { label: 'Mật khẩu mới', hint }, 'new-password', typed)}
  ${passwordField('again', { label: 'Gõ lại mật khẩu mới' }, 'new-password', typed)}
  ${showPassword()}`;
}

const roleHints: Readonly<Record<Role, string>> = {
  viewer: 'xem mọi trang, báo cáo, nhật ký',
  editor: 'viết bài, thông báo; thu ở phòng thu; soạn đợt phát và lời khẩn soạn sẵn',
  operator: 'điều khiển phát thanh, thu ở phòng thu, phát khẩn, sao lưu',
  approver: 'duyệt bài viết và bản tin (nơi phải duyệt), phát khẩn, dừng',
  admin: 'tài khoản, cài đặt, phục hồi dữ liệu',
};

export function roleChoices(
  held: readonly Role[],
  name: string,
  legend: string,
  offered: readonly Role[] = roles,
): Html {
  return html`<fieldset>
    <legend>${legend}</legend>
    ${offered.map(
      (role) =>
        html`<label class="choice"
          ><input
            type="checkbox"
            name="${name}"
            value="${role}"
            ${held.includes(role) ? html` checked` : ''}
          />
          <span><strong>${roleWords[role]}</strong>: ${roleHints[role]}</span></label
        >`,
    )}
  </fieldset>`;
}

/** What is wrong with the form as a whole, or with a field that it doesn't show. */
export function formError({ errors }: Typed, shown: readonly string[] = []): Html | '' {
  const rest = Object.entries(errors).filter(([name]) => !shown.includes(name));
  if (rest.length === 0) return '';
  return html`<div class="error" role="alert" data-error>
    ${rest.map(([, says]) => html`<p>${says}</p>`)}
  </div>`;
}

function about(name: string, hint: string, error: string): Html {
  return html`${hint === '' ? '' : html`<p class="small" id="v-${name}">${hint}</p>`}${
    error === ''
      ? ''
      : html`<p class="error" id="s-${name}" role="alert" data-error="${name}">${error}</p>`
  }`;
}

function described(name: string, hint: string, error: string): Html {
  const ids = [hint && `v-${name}`, error && `s-${name}`].filter(Boolean).join(' ');
  return html`${ids === '' ? '' : html` aria-describedby="${ids}"`}${
    error === '' ? '' : html` aria-invalid="true"`
  }`;
}
