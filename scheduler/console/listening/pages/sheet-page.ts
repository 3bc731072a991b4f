import { html } from 'hono/html';
import type { Html } from '../../pages/html.ts';
import { layout } from '../../pages/layout.ts';
import type { Seen } from '../../seen.ts';
import type { ListeningTest } from '../book.ts';
import { tapeSteps } from '../core/plan.ts';
import { testPath } from '../names.ts';

/** `/dai/nghe-thu/<id>/phieu/`: the answer sheet, one for each who listens; two stand on a page. */
export function sheetPage(seen: Seen, test: ListeningTest): Html {
  const main = html`<p class="acts no-print">
      <button class="button main" type="button" data-print hidden>In phiếu</button>
      <a class="button" href="${testPath(test.id)}">Quay lại</a>
    </p>
    <p class="no-print small">
      In bằng lệnh in của trình duyệt (hoặc “Lưu thành PDF”). Mỗi tờ có hai phiếu, cắt đôi.
    </p>
    ${sheet(seen, test)} ${sheet(seen, test)}`;
  return layout(seen, { title: `Phiếu: ${test.title}`, page: 'listening-sheet', main, wide: true });
}

function sheet({ station }: Seen, test: ListeningTest): Html {
  return html`<section class="listening-sheet">
    <p><strong>${station}. Phiếu nghe thử giọng đọc</strong></p>
    <p>
      Nghe xong mỗi cặp, đánh dấu vào một ô: bên nào <strong>dễ nghe hơn</strong>. Không cần ghi
      tên.
    </p>
    <table>
      <thead>
        <tr>
          <th>Cặp</th>
          <th>A dễ nghe hơn</th>
          <th>Giống nhau (G)</th>
          <th>B dễ nghe hơn</th>
        </tr>
      </thead>
      <tbody>
        ${tapeSteps(test).map(
          (_, index) =>
            html`<tr>
              <td class="number">${index + 1}</td>
              <td>☐</td>
              <td>☐</td>
              <td>☐</td>
            </tr>`,
        )}
      </tbody>
    </table>
  </section>`;
}
