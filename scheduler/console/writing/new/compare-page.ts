import { html } from 'hono/html';
import { compareWords } from '../../../../content/write/compare-words.ts';
import type { Looking } from '../../console-parts.ts';
import { actForm, button } from '../../pages/act-form.ts';
import type { Html } from '../../pages/html.ts';
import { layout } from '../../pages/layout.ts';
import type { Seen } from '../../seen.ts';
import { addressOf } from '../address.ts';
import type { Draft, Origin } from '../desk.ts';
import { draftToChange } from './desk-of.ts';
import { wordsOfDoc } from './doc-words.ts';
import { offeredSection, originalSection } from './original-section.ts';
import { countWords, doubtsOf, leftOutOf, type KeyedRemark } from './remarks.ts';

/** What was brought in beside what it was brought in from: every difference, each to be kept or undone. */
export function comparePage(seen: Seen, looking: Looking, wrong = ''): Html | undefined {
  const draft = draftToChange(seen, looking);
  if (!draft) return undefined;
  return draft.origin
    ? pageOf(seen, looking, draft, draft.origin, wrong)
    : withoutOrigin(seen, looking, draft);
}

function pageOf(seen: Seen, looking: Looking, draft: Draft, origin: Origin, wrong: string): Html {
  const { file } = draft;
  const open = [...leftOutOf(origin), ...doubtsOf(origin)].filter(({ state }) => state === 'open');
  const main = html`${wrong === '' ? '' : html`<p class="error" role="alert">${wrong}</p>`}
    <p>Từ: <strong>${origin.name}</strong>. Bản nháp chưa ai thấy cho đến khi được phát hành.</p>
    ${counts(origin)}
    <div class="acts">
      <a class="button main" href="${addressOf(file)}tung-buoc/"
        >Tiếp: từng bước đến lúc phát hành</a
      >
      <a class="button" href="${addressOf(file)}">Sửa bài</a>
      <a class="button" href="${addressOf(file)}anh/">Ảnh và tệp</a>
    </div>
    <p data-open="${open.length}">
      ${open.length === 0 ? 'Đã xem hết các chỗ khác với tệp gốc.' : `Còn ${open.length} chỗ chưa xem.`}
    </p>
    ${seeAll(seen, file, open.length)} ${leftOutSection(seen, file, origin)}
    ${doubtsSection(seen, file, origin)} ${changesSection(looking, file)}
    ${originalSection(seen, looking, draft, origin)}`;
  return layout(seen, { title: `Đối chiếu: ${draft.title}`, page: 'compare', main });
}

/** It was typed here, or published since: what can be chosen still is what people take away. */
function withoutOrigin(seen: Seen, looking: Looking, draft: Draft): Html {
  const isPublished = draft.baseText !== undefined;
  const main = html`<p>
      ${isPublished ? 'Bài đã phát hành: không còn bản đưa vào để đối chiếu.' : 'Bài này không đưa vào từ tệp nào: không có gì để đối chiếu.'}
    </p>
    ${offeredSection(seen, looking, draft)}
    <p class="acts">
      <a class="button" href="${addressOf(draft.file)}">Sửa bài</a>
      <a class="button quiet" href="${addressOf(draft.file)}ban-cu/">Các bản cũ</a>
    </p>`;
  return layout(seen, { title: `Đối chiếu: ${draft.title}`, page: 'compare', main });
}

function counts(origin: Origin): Html {
  const { words } = origin;
  const back = leftOutOf(origin)
    .filter(({ state }) => state === 'back')
    .reduce((sum, { text }) => sum + countWords(text), 0);
  const [kept, out] = [words.kept + back, words.leftOut - back];
  const isWhole = words.source === words.kept + words.leftOut;
  return html`<p
    class="state ${isWhole ? 'good' : 'bad'}"
    data-words="${words.source} ${kept} ${out}"
  >
    Tệp gốc ${words.source} chữ = đưa vào bài ${kept} + để ngoài
    ${out}${isWhole ? '' : '. Hai bên không bằng nhau: xem các chỗ nghi ngờ ở dưới'}.
  </p>`;
}

function seeAll(seen: Seen, file: string, open: number): Html | '' {
  if (open < 2) return '';
  const inner = button(`Tôi đã xem cả ${open} chỗ`);
  return actForm(seen, 'write', { file, do: 'all' }, inner, { form: 'settle-remark' });
}

function leftOutSection(seen: Seen, file: string, origin: Origin): Html | '' {
  const all = leftOutOf(origin);
  if (all.length === 0) return html`<p>Không để chữ nào của tệp gốc ra ngoài.</p>`;
  const acts: Readonly<Record<KeyedRemark['state'], readonly (readonly [string, string])[]>> = {
    open: [
      ['back', 'Đưa lại vào bài'],
      ['seen', 'Để ngoài là đúng'],
    ],
    seen: [['back', 'Đưa lại vào bài']],
    back: [['out', 'Lại để ra ngoài']],
  };
  return html`<section aria-labelledby="ra">
    <h2 id="ra">Để ngoài bài: ${howMany(all)}</h2>
    <p class="small">
      Đưa lại thì chữ về đúng chỗ của nó trong tệp gốc; không tìm được chỗ ấy thì nằm ở cuối bài.
    </p>
    <ul class="rows plain">
      ${all.map((one) => row(seen, file, one, acts[one.state]))}
    </ul>
  </section>`;
}

function doubtsSection(seen: Seen, file: string, origin: Origin): Html | '' {
  const all = doubtsOf(origin);
  if (all.length === 0) return '';
  return html`<section aria-labelledby="ngo">
    <h2 id="ngo">Đoán, nối, đổi chữ: ${howMany(all)}</h2>
    <ul class="rows plain">
      ${all.map((one) =>
        row(seen, file, one, one.state === 'open' ? [['seen', 'Đã xem']] : [['open', 'Xem lại']]),
      )}
    </ul>
  </section>`;
}

function howMany(all: readonly KeyedRemark[]): string {
  const open = all.filter(({ state }) => state === 'open').length;
  return open === 0
    ? `${all.length} chỗ, đã xem hết`
    : `còn ${open} trong ${all.length} chỗ cần xem`;
}

const stateWords = { open: '', seen: 'Đã xem.', back: 'Đã đưa lại vào bài.' } as const;

function row(
  seen: Seen,
  file: string,
  { key, text, why, state }: KeyedRemark,
  acts: readonly (readonly [act: string, label: string])[],
): Html {
  return html`<li id="${key}" data-remark="${key}" data-state="${state}">
    ${text === '' ? '' : html`<p>“${text}”</p>`}
    <p class="small">
      ${why}${state === 'open' ? '' : html`. <strong>${stateWords[state]}</strong>`}
    </p>
    <div class="acts">
      ${acts.map(([act, label]) =>
        actForm(seen, 'write', { file, key, do: act }, button(label), { form: 'settle-remark' }),
      )}
    </div>
  </li>`;
}

/** What people changed since it was brought in. */
function changesSection({ parts }: Looking, file: string): Html {
  const desk = parts.writing();
  const compared = compareWords(wordsOfDoc(desk.start(file)), wordsOfDoc(desk.doc(file)));
  const isSame = compared.every(({ kind }) => kind === 'same');
  return html`<section aria-labelledby="chu">
    <h2 id="chu">Từng chữ trong bài</h2>
    <p data-same="${isSame ? 'yes' : 'no'}">
      ${
        isSame
          ? 'Bài còn đúng từng chữ như lúc đưa vào; ngoài những chỗ kể trên, không chữ nào của tệp gốc bị đổi.'
          : 'Gạch ngang: đã bỏ từ lúc đưa vào. Gạch chân: đã thêm.'
      }
    </p>
    <div class="sheet compared">
      ${compared.map(({ kind, text }) =>
        kind === 'same'
          ? text
          : kind === 'out'
            ? html`<del>${text}</del>`
            : html`<ins>${text}</ins>`,
      )}
    </div>
  </section>`;
}
