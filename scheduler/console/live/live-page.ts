import { html } from 'hono/html';
import { sayLength } from '../../core/words.ts';
import { untouched, type Typed } from '../form.ts';
import { actForm } from '../pages/act-form.ts';
import { fieldError } from '../pages/field-error.ts';
import type { Html } from '../pages/html.ts';
import { layout } from '../pages/layout.ts';
import type { Seen } from '../seen.ts';
import type { LiveView } from './live-view.ts';

/** `/dai/noi-truc-tiep/`: press, count down, speak. Its script (noi-truc-tiep.js) works the microphone. */
export function livePage(seen: Seen, view: LiveView, typed: Typed = untouched): Html {
  const main = html`<noscript>
      <p class="note">
        Nói trực tiếp cần JavaScript để mở micro, mà trình duyệt này đang tắt. Việc gấp thì
        <a href="/dai/khan-cap/">gõ lời ở trang Khẩn cấp</a>, máy đọc ngay.
      </p>
    </noscript>
    <p class="note" id="khong-micro" role="alert" hidden></p>
    ${fieldError(typed, '')}
    ${view.nowhere === undefined ? speakForm(seen, view, typed) : html`<p class="note">${view.nowhere}</p>`}
    ${howItWorks()}`;
  return layout(seen, {
    ...{ title: 'Nói trực tiếp', main, page: 'speak-live' },
    head: html`<script src="/dai/noi-truc-tiep.js" type="module"></script>`,
  });
}

function speakForm(seen: Seen, view: LiveView, typed: Typed): Html | '' {
  const { onAir } = view;
  const cut =
    onAir === undefined
      ? ''
      : html`<p class="small">
          Đang phát “${onAir}”: bài ấy ngừng trong lúc nói, nói xong thì phát tiếp từ câu dở (không
          còn đủ giờ được phép thì phát bù).
        </p>`;
  return actForm(seen, 'speak-live', {}, html`${kinds(view, typed)} ${cut} ${microphone()}`);
}

function kinds({ announcement, emergencyMs }: LiveView, typed: Typed): Html {
  const mayAnnounce = 'mostMs' in announcement;
  return html`<fieldset data-speech-kinds>
    <legend>Nói việc gì</legend>
    <label class="choice">
      <input
        type="radio"
        name="speech"
        value="announcement"
        ${mayAnnounce ? html`checked` : html`disabled`}
      />
      <span
        ><strong>Thông báo</strong><br /><span class="small"
          >${mayAnnounce ? sayMost(announcement) : announcement.refused}</span
        ></span
      >
    </label>
    <label class="choice">
      <input type="radio" name="speech" value="emergency" />
      <span
        ><strong>Khẩn cấp</strong><br /><span class="small"
          >Giờ nào cũng nói được, có còi báo trước. Tối đa ${sayLength(emergencyMs)}.</span
        ></span
      >
    </label>
    ${fieldError(typed, 'speech')}
  </fieldset>`;
}

function microphone(): Html {
  return html`<div class="live-desk sheet" data-live-state="closed">
    <p class="live-says" id="live-noi" role="status">Bấm nút, chờ đếm ngược rồi nói.</p>
    <p class="live-count" data-live-count aria-hidden="true"></p>
    <p class="live-time" data-live-time hidden></p>
    <p class="acts">
      <button class="button main live-press" data-live-press disabled>Bắt đầu nói</button>
    </p>
    <p>
      <label for="live-muc">Micro</label>
      <meter id="live-muc" min="-60" max="0" low="-40" high="-6" optimum="-20" value="-60"></meter>
      <span class="small" data-live-level>Chưa mở</span>
    </p>
    <p class="acts">
      <button class="button" type="button" data-live-try disabled>Thử micro</button>
    </p>
    <p class="small">Dừng: bấm lại nút ấy, hoặc phím <kbd>Esc</kbd>.</p>
    <p data-live-story hidden><a href="/dai/lich/">Xem và nghe lại buổi vừa nói</a></p>
  </div>`;
}

function sayMost({ mostMs, by }: { readonly mostMs: number; readonly by: 'measure' | 'hours' }) {
  return by === 'hours'
    ? `Tối đa ${sayLength(mostMs)}: sau đó hết giờ được phép phát.`
    : `Trong giờ được phép phát, tối đa ${sayLength(mostMs)}.`;
}

function howItWorks(): Html {
  return html`<details id="cach-noi">
    <summary>Cách nói và điều cần biết</summary>
    <ul>
      <li>
        Bấm nút thì loa phát nhạc hiệu (hay còi khẩn) ba giây, màn hình đếm ngược; thấy “NÓI” thì
        nói.
      </li>
      <li>
        Loa phát chậm hơn miệng khoảng một giây. Ở gần loa thì tắt loa ấy hoặc đeo tai nghe, kẻo bị
        hú.
      </li>
      <li>Nói đều, cách micro một gang tay. Chương trình tự chỉnh to nhỏ.</li>
      <li>
        Mất mạng quá 2 giây thì lời nói tự kết thúc; bài bị cắt phát tiếp. Muốn nói nữa thì bấm lại.
      </li>
      <li>Lời nói được ghi âm và ghi vào nhật ký cùng tên người nói.</li>
      <li>
        Từ máy khác phải vào bàn trực bằng địa chỉ https (xem <a href="/dai/may/">trang Máy</a>):
        trình duyệt chỉ cho mở micro trên trang an toàn, hoặc ở chính máy của đài.
      </li>
    </ul>
  </details>`;
}
