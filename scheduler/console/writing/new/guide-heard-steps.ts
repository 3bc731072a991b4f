// Steps about what is heard: unsure words, and listening, with what has changed since.
import { html } from 'hono/html';
import type { Beside, UnsureForm } from '../../../../content/schema/beside.ts';
import { LoaError } from '../../../../content/schema/loa-error.ts';
import { actForm, button } from '../../pages/act-form.ts';
import { fieldError } from '../../pages/field-error.ts';
import type { Html } from '../../pages/html.ts';
import { addressOf } from '../address.ts';
import { besideDesk } from '../beside/beside-desk.ts';
import { ownKey, stepPath } from './guide-steps.ts';
import { soundOf } from '../kinds/sound-path.ts';
import { onward, type GuideView } from './guide-view.ts';

/** What is known beside the draft; a sentence where nothing is. */
async function besideOf({ looking, draft }: GuideView): Promise<Beside | Html> {
  try {
    return await besideDesk(looking.parts).beside(draft.file);
  } catch (error) {
    if (!(error instanceof LoaError)) throw error;
    return html`<p class="note">${error.message} Tải lại trang để xem lại.</p>`;
  }
}

const isBeside = (found: Beside | Html): found is Beside => 'sentences' in found;

/** Each form once, however often it stands in the text. */
function unsureOf({ sentences }: Beside): readonly UnsureForm[] {
  const all = sentences.flatMap(({ unsure }) => unsure);
  return [...new Map(all.map((one) => [one.written, one])).values()];
}

export async function wordsStep(view: GuideView): Promise<Html> {
  const found = await besideOf(view);
  if (!isBeside(found)) return html`${found} ${onward(view, 'chu-la')}`;
  const words = unsureOf(found);
  if (words.length === 0)
    return html`<p data-unsure="0">Chữ nào loa cũng biết đọc.</p>
      ${onward(view, 'chu-la')}`;
  const { seen, draft } = view;
  const inner = html`<p data-unsure="${words.length}">
      ${words.length} chữ loa chưa chắc đọc thế nào. Nghe rồi chọn, hoặc gõ cách đọc như khi nói.
      Không muốn loa đọc đoạn có chữ ấy thì
      <a href="${stepPath(addressOf(draft.file), 'khong-doc')}">để đoạn ấy chỉ hiện trên trang</a>.
    </p>
    ${words.map((word, index) => wordFields(view, word, index))}
    ${button('Lưu và tiếp tục', 'main')}`;
  return html`${actForm(seen, 'write', { file: draft.file, count: words.length }, inner, {
    form: 'guide-words',
  })}`;
}

/**
 * A web address or a mailbox that a row can name: nobody writes it down while it is read out. `GS.TS` is none: what has no
 * protocol is known by its small letters.
 */
const isAddress = (written: string): boolean =>
  written.length <= 120 &&
  !/[[\]#]/.test(written) &&
  (/^(?:https?:\/\/|www\.)/i.test(written) || /@|\.[a-z]{2,}(?:\/|$)/.test(written));
const insteadOfAddress = 'đường dẫn ghi trên trang của phường';

function wordFields({ typed }: GuideView, word: UnsureForm, index: number): Html {
  const { written, spoken, isUnknown, choices } = word;
  const all = [spoken, ...choices.map((one) => one.spoken)];
  const proposed = isAddress(written) ? [insteadOfAddress] : [];
  const options = [...new Set([...proposed, ...all])].filter((one) => one !== '');
  const chosen = typed.values[`doc${index}`] ?? options[0];
  const mark = (one: string): string =>
    one === spoken ? ' (như bây giờ)' : one === insteadOfAddress ? ' (đề nghị)' : '';
  return html`<fieldset data-word="${written}" data-unknown="${isUnknown ? 'yes' : 'no'}">
    <legend>“${written}”${isUnknown ? ' (loa đang đánh vần)' : ''}</legend>
    <input type="hidden" name="chu${index}" value="${written}" />
    <input type="hidden" name="nay${index}" value="${spoken}" />
    ${fieldError(typed, `khac${index}`)}
    ${options.map(
      (one) =>
        html`<div class="reading">
          <label class="choice"
            ><input
              type="radio"
              name="doc${index}"
              value="${one}"
              ${one === chosen ? 'checked' : ''}
            />
            ${one}${mark(one)}</label
          >
          <audio controls preload="none" aria-label="Nghe: ${one}" src="${soundOf(one)}"></audio>
        </div>`,
    )}
    ${ownReading(typed, index, chosen === ownKey)}
    <label class="choice"
      ><input type="checkbox" name="luon${index}" value="on" /> Bài nào cũng đọc như vậy</label
    >
  </fieldset>`;
}

/** Typing selects it, with script or without: what is typed counts. */
function ownReading(typed: GuideView['typed'], index: number, isChosen: boolean): Html {
  return html`<label class="choice"
      ><input type="radio" name="doc${index}" value="${ownKey}" ${isChosen ? 'checked' : ''} /> Đọc
      khác, như gõ ở ô dưới</label
    >
    <div class="field">
      <label for="khac${index}">Gõ như khi nói</label>
      <input
        id="khac${index}"
        name="khac${index}"
        value="${typed.values[`khac${index}`] ?? ''}"
        maxlength="120"
        data-own-of="doc${index}"
        aria-describedby="khac${index}-giup"
      />
      <p class="small" id="khac${index}-giup">
        Chữ hoa và dấu phẩy không đổi gì: lời này được đọc liền một hơi. Muốn loa nghỉ thì đặt dấu
        phẩy trong bài.
      </p>
    </div>`;
}

/** What has changed since the text was written; the page and the loudspeakers add it by themselves. */
function factsNote({ facts }: Beside): Html | '' {
  if (facts.length === 0) return '';
  return html`<div class="note" data-facts="${facts.length}">
    <p>
      Những điều này đã khác so với lời trong bài. Trang tự ghi lời nhắc, loa tự nói thêm ở cuối:
      không phải sửa gì.
    </p>
    <ul>
      ${facts.map(({ id, says, isSpoken }) => html`<li data-fact="${id}">${says}${isSpoken ? '' : ' (chỉ trên trang)'}</li>`)}
    </ul>
  </div>`;
}

/** What is not measured is not said to fit. */
function fitWords({ fits, isGuess, airings }: Beside['length']): string {
  const unmeasured = airings.flatMap((airing) => airing.unmeasured);
  if (!fits) return 'dài quá một buổi được phép: bớt chữ, hoặc để bớt phần chỉ trên trang.';
  if (airings.length === 0 || unmeasured.length > 0)
    return `chưa biết có vừa một buổi được phép không${unmeasured.length > 0 ? `: chưa đo được bản ghi âm ${unmeasured.join(', ')}` : ''}.`;
  return isGuess ? 'có lẽ vừa một buổi được phép.' : 'vừa một buổi được phép.';
}

export async function listenStep(view: GuideView): Promise<Html> {
  const found = await besideOf(view);
  if (!isBeside(found)) return html`${found} ${onward(view, 'nghe')}`;
  const { sentences, length } = found;
  const address = addressOf(view.draft.file);
  const minutes = Math.max(1, Math.round(length.ms / 60_000));
  return html`<p data-ms="${length.ms}" data-fits="${length.fits ? 'yes' : 'no'}">
      Bản tin dài ${length.isGuess ? 'chừng' : ''} ${minutes} phút; ${fitWords(length)}
    </p>
    ${factsNote(found)} ${onward(view, 'nghe', 'Nghe được rồi, tiếp tục')}
    <p class="small">Bấm câu nào nghe câu ấy; hết câu thì sang câu sau.</p>
    <ol class="rows plain" data-sentences="${sentences.length}">
      ${sentences.map(
        ({ id, written, spoken }, index) =>
          html`<li>
            <p id="cau${index}">${written || spoken}</p>
            ${spoken === written || written === '' ? '' : html`<p class="small">Loa đọc: ${spoken}</p>`}
            <audio
              controls
              preload="none"
              data-chain
              aria-labelledby="cau${index}"
              src="${address}nghe?cau=${encodeURIComponent(id)}"
            ></audio>
          </li>`,
      )}
    </ol>`;
}
