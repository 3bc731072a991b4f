import { html } from 'hono/html';
import { untouched, type Typed } from '../../form.ts';
import { actForm, button, confirmedAct } from '../../pages/act-form.ts';
import { fieldError } from '../../pages/field-error.ts';
import type { Html } from '../../pages/html.ts';
import { layout } from '../../pages/layout.ts';
import type { Seen } from '../../seen.ts';
import { readingPath, roomPath } from '../address.ts';
import { sayDoubts } from '../doubt-words.ts';
import type { FoundSentence, ReadingView } from '../reading-view.ts';

/** `…/bai-doc/`: a whole reading sent up, then its sentences, the doubtful ones first. */
export function readingPage(seen: Seen, view: ReadingView, typed: Typed = untouched): Html {
  const { document, reading } = view;
  const state = reading?.state.is ?? 'none';
  return layout(seen, {
    ...{ title: `Gửi cả bài đọc: ${document.title}`, page: 'studio-reading' },
    ...(state === 'working' && { refreshS: 3 }),
    main: html`<div data-reading="${state}">
      ${doneNotice(view)} ${fieldError(typed, '')} ${bodyOf(seen, view, typed)}
      <p class="acts">
        <a class="button" href="${roomPath(document.id)}">Đọc từng câu</a>
        <a class="button" href="/dai/phong-thu/">Các bài khác</a>
      </p>
    </div>`,
  });
}

function doneNotice({ done }: ReadingView): Html | '' {
  const count = Number(done);
  if (!Number.isSafeInteger(count) || count <= 0) return '';
  return html`<p class="state good" role="status">Đã dùng ${count} câu của bài đọc.</p>`;
}

function bodyOf(seen: Seen, view: ReadingView, typed: Typed): Html | '' {
  const { reading } = view;
  switch (reading?.state.is) {
    case 'working':
      return html`<p class="state idle" role="status">
          Đang nghe “${reading.name}” và tìm từng câu, một bài vài phút thì mất cỡ một phút, máy
          đang bận thì lâu hơn. Trang tự mở ra khi xong.
        </p>
        ${dropForm(seen, view)}`;
    case 'cut':
      return html`${found(seen, view)} ${sendForm(seen, view, typed, true)}`;
    case 'failed':
      return html`<p class="error">${reading.state.why}</p>
        ${sendForm(seen, view, typed, false)}`;
    default:
      return sendForm(seen, view, typed, false);
  }
}

function sendForm(seen: Seen, view: ReadingView, typed: Typed, isAgain: boolean): Html | '' {
  const { document, consent } = view;
  if (!seen.may('record')) return html`<p>Vai của bạn chỉ xem, không thu.</p>`;
  if (!consent)
    return html`<p class="note">
      Trước khi gửi, người đọc phải đồng ý:
      <a href="${roomPath(document.id)}">mở phòng thu của bài này</a>, đánh dấu đồng ý, rồi quay
      lại.
    </p>`;
  const form = actForm(
    seen,
    'record',
    { document: document.id },
    html`<div class="field">
        <label for="bai">Tệp đọc cả bài</label>
        <p class="small" id="bai-gi">
          WAV, MP3 hay M4A, đến 60 MB. Đọc theo thứ tự các câu, giữa hai câu nghỉ một nhịp. Đọc vấp
          thì đọc lại cả câu: máy lấy lần cuối.
        </p>
        <input
          id="bai"
          type="file"
          name="file"
          accept="audio/*"
          aria-describedby="bai-gi"
          required
        />
        ${fieldError(typed, 'file')}
      </div>
      ${button('Gửi bài đọc', isAgain ? 'plain' : 'main')}`,
    { form: 'studio-reading', files: true },
  );
  return isAgain
    ? html`<details>
        <summary>Gửi bài đọc khác thay cho bài này</summary>
        ${form}
      </details>`
    : html`${form}`;
}

function found(seen: Seen, view: ReadingView): Html {
  const { document, reading, doubtful, sure, missing, used } = view;
  return html`<p
      data-sure="${sure.length}"
      data-doubtful="${doubtful.length}"
      data-missing="${missing.length}"
    >
      Bài “${reading?.name}” của ${reading?.reader}: máy dò từng câu theo giọng máy, nên chỗ nào ngờ
      thì phải nghe. ${used > 0 ? `Đã dùng ${used} câu.` : ''}
      ${doubtful.length + sure.length + missing.length === 0 ? 'Đã xem hết.' : ''}
    </p>
    ${
      doubtful.length === 0
        ? ''
        : html`<h2>Nghe kỹ ${doubtful.length} câu này</h2>
            <ol class="rows plain sheet">
              ${doubtful.map((one) => sentence(seen, view, one))}
            </ol>`
    }
    ${sure.length === 0 ? '' : sureOnes(seen, view)}
    ${
      missing.length === 0
        ? ''
        : html`<h2>Không thấy ${missing.length} câu</h2>
            <ol class="rows plain sheet">
              ${missing.map(
                ({ state, number }) =>
                  html`<li>
                    <p>
                      Câu ${number}:
                      <a href="${roomPath(document.id, state.sentence.key)}"
                        >${state.sentence.text}</a
                      >
                    </p>
                  </li>`,
              )}
            </ol>`
    }
    ${dropForm(seen, view)}`;
}

function sureOnes(seen: Seen, view: ReadingView): Html {
  const { document, sure } = view;
  return html`<h2>Máy thấy khớp ${sure.length} câu</h2>
    ${actForm(
      seen,
      'record',
      { document: document.id, key: '' },
      html`${button(`Dùng cả ${sure.length} câu khớp`, 'main')}`,
      { form: 'use-reading' },
    )}
    <details>
      <summary>Nghe từng câu khớp</summary>
      <ol class="rows plain sheet">
        ${sure.map((one) => sentence(seen, view, one))}
      </ol>
    </details>`;
}

function sentence(seen: Seen, { document }: ReadingView, one: FoundSentence): Html {
  const { state, number, doubts } = one;
  const { key, text } = state.sentence;
  return html`<li data-sentence="${key}" data-doubts="${doubts.join(' ')}">
    <p>Câu ${number}: ${text}</p>
    ${doubts.length === 0 ? '' : html`<p class="small wrong">${sayDoubts(doubts)}</p>`}
    ${state.take ? html`<p class="small">Câu này đã có bản đọc; dùng bản này thì thay bản ấy.</p>` : ''}
    <audio
      controls
      preload="none"
      aria-label="Câu ${number} trong bài đọc"
      src="${readingPath(document.id)}cau?cau=${key}"
    ></audio>
    <div class="acts">
      ${actForm(seen, 'record', { document: document.id, key }, button(`Dùng câu ${number}`), { form: 'use-reading' })}
      <a class="button quiet" href="${roomPath(document.id, key)}">Đọc lại câu ${number}</a>
    </div>
  </li>`;
}

function dropForm(seen: Seen, { document }: ReadingView): Html {
  return html`<div class="acts">
    ${confirmedAct(
      seen,
      'record',
      { document: document.id },
      {
        ...{ label: 'Bỏ bài đọc này', yes: 'Bỏ', look: 'plain', form: 'drop-reading' },
        ask: html`<p>
          Câu đã dùng thì vẫn còn; những câu chưa dùng trong bài đọc này mất. Không bỏ thì bài đọc
          tự xóa sau 30 ngày.
        </p>`,
      },
    )}
  </div>`;
}
