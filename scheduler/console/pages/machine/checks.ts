import { html } from 'hono/html';
import type { CheckResult } from '../../../core/check-result.ts';
import { sayInstant } from '../../../core/words.ts';
import type { Seen } from '../../seen.ts';
import type { MachineView } from '../../views/machine-view.ts';
import { button } from '../act-form.ts';
import type { Html } from '../html.ts';
import { inBrowser } from '../in-browser.ts';
import { mendedLines, mendOf } from './mend.ts';

const marks = { good: '✓', warning: '!', bad: '✕' } as const;
const markWords = { good: 'tốt', warning: 'nên xem', bad: 'hỏng' } as const;
const order: readonly CheckResult['state'][] = ['bad', 'warning', 'good'];

/** What the doctor found, what is broken first; and its mends as links where the console has the place. */
export function checksSection(seen: Seen, view: MachineView): Html {
  const { doctor, isExamining } = view;
  const again = html`<form method="post" action="/dai/viec/examine" data-act="examine">
    <input type="hidden" name="token" value="${seen.token}" />${button('Khám lại')}
  </form>`;
  if (!doctor)
    return html`<h2 id="kham-may">Khám máy</h2>
      <p class="sheet" role="status">Đang khám: tải lại trang sau ít giây.</p>
      ${mendedLines(seen, view)} ${isExamining ? '' : again}`;
  const sorted = [...siteCheck(view), ...doctor.checks].toSorted(
    (a, b) => order.indexOf(a.state) - order.indexOf(b.state),
  );
  const good = sorted.filter(({ state }) => state === 'good');
  const others = sorted.filter(({ state }) => state !== 'good');
  return html`<h2 id="kham-may">Khám máy</h2>
    <div class="sheet" data-checks="${doctor.checks.length}">
      ${
        others.length === 0
          ? html`<p>Không có chỗ hỏng.</p>`
          : html`<ul class="rows checks">
              ${others.map((one) => check(one, mendOf(seen, one.id, view)))}
            </ul>`
      }
      ${mendedLines(seen, view)}
      <details id="muc-tot">
        <summary>${good.length} mục tốt</summary>
        <ul class="rows checks">
          ${good.map((one) => check(one, ''))}
        </ul>
      </details>
      <p class="small">
        Khám lúc ${sayInstant(seen.timeZone, doctor.at)}.${isExamining ? ' Đang khám lại.' : ''}
      </p>
      ${isExamining ? '' : again}
    </div>`;
}

/** The doctor looks at the machine; what people see, the page's process tells. */
function siteCheck({ site }: MachineView): readonly CheckResult[] {
  const { message = '', code } = site ?? {};
  if (!site) return [];
  const state = code === 'old' ? 'warning' : 'bad';
  return [{ id: 'site', name: 'Trang của người dân', state, found: message, mend: '' }];
}

/** Where the console mends what a check found. */
const places: Readonly<Record<string, readonly [path: string, words: string]>> = {
  approval: ['/dai/duyet/', 'Nghe và duyệt'],
  campaigns: ['/dai/lich/', 'Xem lịch'],
  queue: ['/dai/lich/', 'Xem lịch'],
  lengths: ['/dai/lich/', 'Xem lịch'],
  database: ['#sao-luu', 'Sao lưu và phục hồi'],
  disk: ['#giu-bao-lau', 'Giữ tệp cũ bao lâu'],
  output: ['#duong-ra', 'Xem đường ra'],
  refused: ['/dai/', 'Xem việc cần người'],
};

function check({ id, name, state, found, mend }: CheckResult, button: Html | ''): Html {
  const place = state === 'good' ? undefined : places[id];
  return html`<li class="${state}" data-check="${id}" data-state="${state}">
    <span class="mark" aria-hidden="true">${marks[state]}</span>
    <div>
      <p>
        <strong>${name}</strong> <span class="unseen">(${markWords[state]})</span>:
        ${inBrowser(found)}
      </p>
      ${
        mend === ''
          ? ''
          : inBrowser(mend)
              .split('\n')
              .map((line) => html`<p class="small">${line}</p>`)
      }
      ${place ? html`<p><a class="button" href="${place[0]}">${place[1]}</a></p>` : ''} ${button}
    </div>
  </li>`;
}
