import { html } from 'hono/html';
import { sayInstant } from '../../../core/words.ts';
import type { Html } from '../../pages/html.ts';
import { layout } from '../../pages/layout.ts';
import type { Seen } from '../../seen.ts';
import { newPath, testPath } from '../names.ts';
import { presets } from '../core/variants.ts';
import type { TestsView } from '../views.ts';

/** `/dai/nghe-thu/`: what it is for, and the tests there are. */
export function testsPage(seen: Seen, { tests, isRemoved }: TestsView): Html {
  const main = html`${
      isRemoved
        ? html`<p class="state good" role="status" data-removed>
            Đã xóa lần nghe thử cùng kết quả.
          </p>`
        : ''
    }
    <p>
      Bà con nghe từng cặp mà không biết bên nào là giọng nào, chọn bên dễ nghe, chương trình đếm.
      Sáu đến mười hai người, mỗi người ba đến năm phút, là đủ để chọn giọng bằng tai của phường
      mình.
    </p>
    ${
      seen.may('listening')
        ? html`<div class="acts" data-new-test>
            ${presets.map(
              ([preset, words], index) =>
                html`<a class="button ${index === 0 ? 'main' : ''}" href="${newPath}?mau=${preset}"
                  >${words}</a
                >`,
            )}
          </div>`
        : ''
    }
    ${
      tests.length === 0
        ? html`<p data-tests="0">Chưa có lần nghe thử nào.</p>`
        : html`<h2>Các lần nghe thử</h2>
            <ul class="rows plain sheet" data-tests="${tests.length}">
              ${tests.map((test) => testRow(seen, test))}
            </ul>`
    }`;
  return layout(seen, { title: 'Nghe thử giọng', page: 'listening-tests', main });
}

function testRow(seen: Seen, { test, people, state }: TestsView['tests'][number]): Html {
  return html`<li data-test="${test.id}">
    <p><a href="${testPath(test.id)}">${test.title}</a> <span class="tag">${state}</span></p>
    <p class="small">
      ${test.variants.map(({ name }) => name).join(' · ')}. ${people} người nghe. Lập
      ${sayInstant(seen.timeZone, test.madeAt)}, ${test.madeBy}.
    </p>
  </li>`;
}
