// Composing an emergency, and its last look before it goes out.
import { html } from 'hono/html';
import { field, hidden, longField, onceField, problemsPart } from '../../pages/fields.ts';
import type { Html } from '../../pages/frame.ts';
import { sayAgo, sayAt } from '../../pages/words.ts';
import type { ReachedStation } from '../../ledger/emergencies.ts';
import { categoryWords, certaintyWords, severityWords, urgencyWords } from '../cap/say-cap.ts';
import type { EmergencyDraft } from '../send-emergency.ts';
import { fieldNames, type TypedEmergency } from '../typed-emergency.ts';
import { areaFields, type AreaChoice } from './choose-area.ts';

export interface ComposeView {
  readonly typed: TypedEmergency;
  readonly area: AreaChoice;
  readonly problems: readonly string[];
  /** The emergency that it takes the place of. */
  readonly replaces: string | undefined;
}

export function composePage({ typed, area, problems, replaces }: ComposeView): Html {
  return html`${problemsPart(problems)}
    ${
      replaces === undefined
        ? ''
        : html`<p class="note">
            Lời này thay lời khẩn “${replaces}”: lời cũ thôi ở mọi đài, kể cả đài ngoài vùng mới.
          </p>`
    }
    <form method="post" action="/khan-cap/xem-lai/" data-act="emergency-review">
      ${field(fieldNames.title, { label: 'Việc gì', hint: 'Ví dụ: Xả lũ hồ Núi Cốc', value: typed.title })}
      ${longField(fieldNames.text, {
        ...{ label: 'Lời loa đọc', hint: 'Mỗi đài đọc bằng giọng của đài ấy, đúng những lời này.' },
        ...{ value: typed.text, rows: 6, most: 3000 },
      })}
      ${areaFields(area, typed)}
      ${field(fieldNames.expires, {
        ...{ label: 'Hết hiệu lực lúc', type: 'datetime-local', value: typed.expires },
        hint: 'Giờ Việt Nam. Đài mất mạng mà có mạng lại trước giờ này thì vẫn phát; sau giờ này thì không đài nào phát nữa.',
      })}
      ${field(fieldNames.every, {
        ...{ label: 'Nhắc lại mỗi bao nhiêu phút', hint: 'Từ 5 đến 720. Để trống: phát một lần.' },
        ...{ value: typed.every, optional: true, type: 'number', most: 3 },
      })}
      ${field(fieldNames.until, {
        ...{ label: 'Nhắc lại đến lúc', hint: 'Để trống: đến lúc hết hiệu lực.' },
        ...{ value: typed.until, optional: true, type: 'datetime-local' },
      })}
      ${select(fieldNames.urgency, 'Gấp đến đâu', urgencyWords, typed.urgency)}
      <details>
        <summary>Ghi thêm cho hệ thống khác (CAP)</summary>
        ${select(fieldNames.category, 'Loại việc', categoryWords, typed.category)}
        ${select(fieldNames.severity, 'Nghiêm trọng', severityWords, typed.severity)}
        ${select(fieldNames.certainty, 'Chắc chắn', certaintyWords, typed.certainty)}
      </details>
      ${hidden(fieldNames.replaces, typed.replaces)} ${hidden(fieldNames.alert, typed.alert)}
      ${hidden(fieldNames.part, typed.part)}
      <p><button class="button main">Xem lại trước khi phát</button></p>
    </form>`;
}

function select(
  name: string,
  label: string,
  words: Readonly<Record<string, string>>,
  held: string,
): Html {
  return html`<div class="field">
    <label for="o-${name}">${label}</label>
    <select id="o-${name}" name="${name}">
      ${Object.entries(words).map(
        ([value, said]) =>
          html`<option value="${value}" ${value === held ? html`selected` : ''}>${said}</option>`,
      )}
    </select>
  </div>`;
}

export interface ReviewView {
  readonly typed: TypedEmergency;
  readonly draft: EmergencyDraft;
  /** How many stations it reaches. */
  readonly stations: number;
  /** Of these nobody has heard for a while, or never. */
  readonly silent: readonly ReachedStation[];
  /** Whose program is older than orders. */
  readonly old: readonly string[];
  /** Typed, and no station that this person may send to. */
  readonly unknown: readonly string[];
  readonly now: number;
}

const mostListed = 50;

export function reviewPage(view: ReviewView): Html {
  const { typed, draft, stations, silent, old, unknown, now } = view;
  const { title, text, area, expiresAt, everyMinutes, untilAt } = draft;
  const kept = Object.entries(fieldNames).map(([name, key]) =>
    // Each name of the table is a field of what was typed.
    hidden(key, typed[name as keyof TypedEmergency]),
  );
  return html`<section class="sheet" data-stations="${stations}">
      <h2>${title}</h2>
      <p class="words">${text}</p>
      <dl class="facts">
        <dt>Phát ở</dt>
        <dd>${area}: <strong>${stations} đài</strong></dd>
        <dt>Hết hiệu lực</dt>
        <dd>${sayAt(expiresAt)}</dd>
        <dt>Nhắc lại</dt>
        <dd>
          ${everyMinutes === null ? 'phát một lần' : `mỗi ${everyMinutes} phút, đến ${sayAt(untilAt ?? expiresAt)}`}
        </dd>
      </dl>
      <p>Lời này chen lên trên mọi thứ đang phát, cả ngoài giờ và ban đêm, không chờ duyệt.</p>
      ${unknown.length === 0 ? '' : html`<p class="error">Không có đài mang mã: ${unknown.join(', ')}.</p>`}
      ${
        old.length === 0
          ? ''
          : html`<p class="note">
              ${old.length} đài dùng chương trình cũ, chưa nhận được lời khẩn:
              ${old.slice(0, mostListed).join(', ')}.
            </p>`
      }
      ${silentPart(silent, now)}
    </section>
    <form method="post" action="/khan-cap/phat/" data-act="emergency-send">
      ${kept} ${onceField()}
      <button class="button danger">Phát ngay ở ${stations} đài</button>
    </form>
    <form method="post" action="/khan-cap/moi/" data-act="emergency-again">
      ${kept}
      <button class="button">Sửa lại, chưa phát</button>
    </form>`;
}

function silentPart(silent: readonly ReachedStation[], now: number): Html | '' {
  if (silent.length === 0) return html`<p>Đài nào cũng vừa nói với trung tâm.</p>`;
  return html`<details data-silent="${silent.length}" ${silent.length <= 5 ? html`open` : ''}>
    <summary><strong>${silent.length} đài đang im lặng</strong>: có thể phải gọi điện</summary>
    <ul>
      ${silent
        .slice(0, mostListed)
        .map(
          ({ name, place, phone, heardAt }) =>
            html`<li>
              ${name} (${place.join(' / ')}),
              ${heardAt === null ? 'chưa nói lần nào' : `im lặng ${sayAgo(now - heardAt)}`}${phone === '' ? '' : `, điện thoại ${phone}`}
            </li>`,
        )}
    </ul>
    ${silent.length > mostListed ? html`<p>và ${silent.length - mostListed} đài nữa.</p>` : ''}
  </details>`;
}
