import { html } from 'hono/html';
import type { Typed } from '../../form.ts';
import { actForm, button } from '../../pages/act-form.ts';
import { fieldError } from '../../pages/field-error.ts';
import type { Html } from '../../pages/html.ts';
import type { Seen } from '../../seen.ts';
import { flawWords } from '../doubt-words.ts';
import type { RoomView } from '../room-view.ts';

/** Why the microphone cannot be used, by the script's codes (site/studio/microphone.ts), and what else may go wrong. */
const troubles = {
  insecure:
    'Trình duyệt chỉ cho thu ở địa chỉ an toàn. Mở phòng thu ngay trên máy trạm bằng http://localhost, hay qua địa chỉ https:// của bàn điều khiển (trang Máy có ghi).',
  refused:
    'Trình duyệt chưa được phép dùng micrô. Bấm biểu tượng ổ khóa hay micrô cạnh địa chỉ trang, chọn Cho phép, rồi bấm Thu.',
  none: 'Không thấy micrô nào. Cắm micrô rồi bấm Thu.',
  busy: 'Chưa mở được micrô: có thể chương trình khác đang giữ. Tắt chương trình ấy rồi bấm Thu.',
  lost: 'Micrô vừa bị ngắt. Cắm lại rồi bấm Thu.',
  waiting:
    'Chương trình chưa trả lời. Câu vừa thu còn ở đây và đang được gửi lại; đừng đóng trang này.',
  unsent: 'Vẫn chưa gửi được. Câu vừa thu còn ở đây: xem máy trạm còn chạy không, rồi bấm Giữ.',
  'signed-out':
    'Phiên làm việc đã hết, câu vừa thu vẫn còn ở đây. Đăng nhập lại ở một thẻ khác, rồi bấm Giữ lần nữa.',
} as const;

/** What is being done, by the script's codes. */
const words = {
  opening: 'Đang mở micrô…',
  recording: 'Đang thu: đọc câu trên, xong thì bấm Dừng.',
  recorded: 'Nghe được. Bấm Giữ để sang câu sau, hay Nghe lại.',
  doubtful: 'Nghe lại rồi thu lại; vẫn giữ được nếu thấy ổn.',
  sending: 'Đang gửi…',
  turning: 'Đang mở câu khác…',
  dropped: 'Đã bỏ, chưa giữ gì.',
  unkept: 'Câu vừa thu chưa giữ. Bấm Giữ; hay bấm đi lần nữa thì câu ấy mất.',
} as const;

const levels = {
  good: 'Tiếng vừa.',
  'too-loud': flawWords['too-loud'],
  'too-quiet': flawWords['too-quiet'],
} as const;

/** Record, hear, again, keep; without script a file for the sentence. */
export function recordingSection(seen: Seen, view: RoomView, typed: Typed): Html {
  const isAsked = typed.errors['file'] !== undefined;
  return html`<div class="microphone" data-is="microphone" hidden>
      <div class="panel">
        ${lines('word', words)} ${lines('trouble', troubles)} ${lines('doubt', flawWords)}
        <div class="vu" aria-hidden="true"><span data-is="level"></span></div>
        ${lines('level', levels)} ${buttons}
      </div>
      <p class="small keys">
        Phím: <kbd>Phím cách</kbd> thu, dừng · <kbd>N</kbd> nghe lại · <kbd>Enter</kbd> giữ ·
        <kbd>←</kbd> <kbd>→</kbd> câu trước, sau · <kbd>Esc</kbd> bỏ
      </p>
      <div class="field" data-is="devices" hidden>
        <label for="micro">Micrô</label>
        <select id="micro"></select>
      </div>
    </div>
    <noscript>
      <p class="note">
        Thu thẳng ở trang này cần JavaScript. Không có thì thu bằng điện thoại hay máy ghi âm, rồi
        gửi tệp của từng câu ở dưới, hay gửi cả bài.
      </p>
    </noscript>
    <details ${isAsked ? html` open` : ''}>
      <summary>Gửi tệp của câu này thay cho micrô</summary>
      ${fileForm(seen, view, typed)}
    </details>`;
}

const buttons = html`<div class="acts">
  <button
    type="button"
    class="button main"
    data-do="record"
    data-is="record"
    data-idle="Thu"
    data-opening="Đang mở…"
    data-recording="Dừng"
    data-recorded="Thu lại"
    data-hearing="Thu lại"
    data-sending="Thu lại"
  >
    Thu
  </button>
  <button
    type="button"
    class="button"
    data-do="hear"
    data-is="hear"
    data-idle="Nghe lại"
    data-hearing="Thôi nghe"
  >
    Nghe lại
  </button>
  <button type="button" class="button main" data-do="keep">Giữ</button>
</div>`;

function fileForm(seen: Seen, { document, shown }: RoomView, typed: Typed): Html | '' {
  return actForm(
    seen,
    'record',
    { document: document.id, key: shown.sentence.key },
    html`<div class="field">
        <label for="tep">Tệp âm thanh của riêng câu này</label>
        <p class="small" id="tep-gi">
          WAV, MP3 hay M4A, thu bằng điện thoại hay máy ghi âm. Khoảng lặng hai đầu tự cắt.
        </p>
        <input
          id="tep"
          type="file"
          name="file"
          accept="audio/*"
          aria-describedby="tep-gi"
          required
        />
        ${fieldError(typed, 'file')}
      </div>
      ${button('Gửi câu này', 'main')}`,
    { form: 'keep-take', files: true },
  );
}

/** All that may be said of one kind; the script shows those that hold. */
function lines(kind: string, said: Readonly<Record<string, string>>): Html {
  const isUrgent = kind === 'trouble';
  return html`<div
    ${kind === 'level' ? html` aria-hidden="true"` : html` role="${isUrgent ? 'alert' : 'status'}"`}
  >
    ${Object.entries(said).map(([code, text]) => line(kind, code, text))}
  </div>`;
}

function line(kind: string, code: string, text: string): Html {
  switch (kind) {
    case 'trouble':
      return html`<p class="error" data-trouble="${code}" hidden>${text}</p>`;
    case 'doubt':
      return html`<p class="note" data-doubt="${code}" hidden>${text}</p>`;
    case 'level':
      return html`<p class="small" data-level="${code}" hidden>${text}</p>`;
    default:
      return html`<p data-word="${code}" hidden>${text}</p>`;
  }
}
