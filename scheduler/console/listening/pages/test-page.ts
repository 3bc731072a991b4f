import { html } from 'hono/html';
import { qrPicture } from '../../../signing-in/qr.ts';
import { actButton, actForm, button, confirmedAct } from '../../pages/act-form.ts';
import type { Html } from '../../pages/html.ts';
import { layout } from '../../pages/layout.ts';
import type { Seen } from '../../seen.ts';
import { listenPath, listPath, testPath } from '../names.ts';
import { tapeSteps } from '../core/plan.ts';
import { sayVariant } from '../core/variants.ts';
import type { TestView } from '../views.ts';
import { resultsSection } from './results-section.ts';

/** What was done before the page came, by `?xong=`. */
const doneWords: Readonly<Record<string, string>> = {
  phieu: 'Đã ghi các phiếu.',
  dong: 'Đã đóng: không nhận thêm câu trả lời.',
  mo: 'Đã mở lại cho người nghe.',
};

/** `/dai/nghe-thu/<id>/`: how far it is, who listens how, what came of it. `typed`: papers that were refused. */
export function testPage(
  seen: Seen,
  view: TestView,
  typed?: { text: string; error: string },
): Html {
  const { test, making, done, results } = view;
  const isReady = test.clips !== undefined && making === undefined;
  const state = isReady ? (test.isOpen ? 'open' : 'closed') : making?.fault ? 'fault' : 'making';
  const said = doneWords[done];
  const main = html`${
      said === undefined
        ? ''
        : html`<p class="state good" role="status" data-done="${done}">${said}</p>`
    }
    <div data-listening="${test.id}" data-state="${state}" data-people="${results.counted}">
      ${isReady ? '' : makingSection(seen, view)}
      ${isReady && test.isOpen ? inviteSection(seen, view) : ''} ${resultsSection(seen, view)}
      ${isReady ? papersSection(seen, view, typed) : ''} ${whatSection(view)}
      ${keepSection(seen, view)}
    </div>
    <p><a href="${listPath}">Các lần nghe thử khác</a></p>`;
  const refreshS = state === 'making' ? 3 : 0;
  return layout(seen, { title: test.title, page: 'listening-test', main, refreshS, wide: true });
}

function makingSection(seen: Seen, { test, making }: TestView): Html {
  const { done = 0, all = 1, fault } = making ?? {};
  if (fault !== undefined)
    return html`<section class="sheet" data-fault>
      <p class="error">${fault}</p>
      ${actButton(seen, 'listening', { test: test.id }, 'Làm tiếp', 'main')}
    </section>`;
  return html`<section class="sheet">
    <p class="state idle" role="status">Đang làm tiếng: ${done} trên ${all} đoạn.</p>
    <progress
      class="listening-progress"
      value="${done}"
      max="${all}"
      aria-label="Đã làm"
    ></progress>
    <p class="small">Việc này nhường máy cho việc phát thanh. Trang tự cập nhật.</p>
  </section>`;
}

function inviteSection(seen: Seen, { test, doors }: TestView): Html {
  const path = listenPath(test.code);
  const handOver = actForm(
    seen,
    'own-account',
    { to: test.code },
    button('Đăng xuất và đưa máy này cho bà con', 'main'),
    { form: 'listening-hand-over' },
  );
  return html`<section class="sheet" data-invite>
    <h2>Mời bà con nghe</h2>
    <p>
      Nghe trên một máy chuyền tay, trong phòng hoặc nối với loa thật ngoài cột. Trang người nghe
      không cần đăng nhập và không hỏi tên. <strong>Đừng cho người sắp nghe xem trang này.</strong>
    </p>
    ${handOver}
    <p>
      <a href="${path}" data-listen>Mở trang người nghe mà vẫn đăng nhập</a> (để nghe thử trước)
    </p>
    ${
      doors.length === 0
        ? html`<p class="small">
            Điện thoại chưa vào được: Bàn trực mới mở trên máy này. Muốn dùng điện thoại trong mạng
            của phường, bật mục console trong content/ward.yaml.
          </p>`
        : doors.map(({ url }) => {
            const address = new URL(path, url).href;
            return html`<details>
              <summary>Nghe bằng điện thoại: quét mã</summary>
              ${qrPicture(address, 'Trang người nghe')}
              <p class="mono">${address}</p>
            </details>`;
          })
    }
  </section>`;
}

function papersSection(
  seen: Seen,
  { test, hasSound }: TestView,
  typed: { text: string; error: string } | undefined,
): Html {
  const pairs = tapeSteps(test).length;
  const inner = html`<div class="field">
      <label for="papers">Mỗi phiếu một dòng</label>
      <p class="small" id="papers-giup">
        Gõ liền ${pairs} dấu theo thứ tự cặp: A, B, G (giống nhau), - (bỏ trống). Ví dụ:
        <span class="mono">${'ABGAABBGAABA'.slice(0, pairs)}</span>
      </p>
      ${typed ? html`<p class="error" id="papers-loi" role="alert">${typed.error}</p>` : ''}
      <textarea
        id="papers"
        name="papers"
        rows="6"
        autocapitalize="characters"
        autocomplete="off"
        spellcheck="false"
        aria-describedby="papers-giup${typed ? ' papers-loi' : ''}"
        ${typed ? html`aria-invalid="true"` : ''}
      >
${typed?.text ?? ''}</textarea>
    </div>
    ${button('Ghi các phiếu này')}`;
  return html`<details class="sheet" id="phieu" data-papers ${typed ? 'open' : ''}>
    <summary><h2>Nghe chung bên loa thật, đánh dấu trên giấy</h2></summary>
    <p>
      Một băng MP3 đọc “Cặp một, a…, bê…” để mở qua máy tăng âm hoặc loa kéo, và phiếu in cho từng
      người. Băng nói ngay từ đầu rằng đây không phải thông báo. Mọi người nghe cùng một băng nên
      phần này không hỏi nghe hiểu.
    </p>
    <div class="acts">
      ${
        hasSound
          ? html`<a class="button" href="${testPath(test.id)}bang.mp3" download="nghe-thu.mp3"
              >Tải băng MP3</a
            >`
          : html`<span data-no-tape
              >Băng không còn trên máy này: mở lại cho nghe thì máy làm lại.</span
            >`
      }
      <a class="button" href="${testPath(test.id)}phieu/">Phiếu để in</a>
    </div>
    ${
      test.isOpen
        ? actForm(seen, 'listening', { test: test.id }, inner, { form: 'listening-papers' })
        : ''
    }
  </details>`;
}

function whatSection({ test, apartLu }: TestView): Html {
  return html`<details class="sheet">
    <summary><h2>So những gì, bằng câu nào</h2></summary>
    <ol>
      ${test.variants.map((variant) => html`<li>${sayVariant(variant)}</li>`)}
    </ol>
    <ol>
      ${test.sentences.map(
        ({ written, question }) =>
          html`<li>
            ${written}
            ${question ? html`<span class="small">(hỏi: ${question.choices[question.right]})</span>` : ''}
          </li>`,
      )}
    </ol>
    ${
      test.clips
        ? html`<p class="small" data-apart="${apartLu.toFixed(1)}">
            Các cách đọc của mỗi câu to bằng nhau: chênh nhiều nhất
            ${apartLu.toFixed(1).replace('.', ',')} LU (cho phép 0,2), để bên to hơn không được chọn
            oan.
          </p>`
        : ''
    }
    <p class="small">Thứ tự và bên trái phải bốc theo số <span class="mono">${test.seed}</span>.</p>
  </details>`;
}

function keepSection(seen: Seen, { test }: TestView): Html | '' {
  if (!seen.may('listening')) return '';
  return html`<div class="acts" data-keep-test>
    ${
      test.clips
        ? actForm(
            seen,
            'listening',
            { test: test.id, open: test.isOpen ? '' : 'yes' },
            button(test.isOpen ? 'Đóng, không nhận thêm' : 'Mở lại cho nghe tiếp'),
            { form: 'listening-open' },
          )
        : ''
    }
    ${confirmedAct(
      seen,
      'listening',
      { test: test.id },
      {
        ...{ label: 'Xóa', yes: 'Xóa hẳn', look: 'danger', form: 'listening-remove' },
        ask: 'Xóa lần nghe thử này cùng mọi câu trả lời? Không lấy lại được.',
      },
    )}
  </div>`;
}
