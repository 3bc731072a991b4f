import { html } from 'hono/html';
import { actForm, button } from '../../pages/act-form.ts';
import type { Html } from '../../pages/html.ts';
import type { Seen } from '../../seen.ts';
import { testPath } from '../names.ts';
import type { ListenerResult, PairResult } from '../core/judge.ts';
import { percent, sayOverall, sayShare, sayVerdict, type VerdictWords } from '../core/say.ts';
import type { TestView } from '../views.ts';
import { settingsLinks } from './settings-links.ts';

/** What the answers say: in words first, then in numbers, then whose they are. */
export function resultsSection(seen: Seen, view: TestView): Html | '' {
  const { test, results } = view;
  if (results.listeners.length === 0) return '';
  const names = test.variants.map(({ name }) => name);
  const told = { names, fewest: results.fewest };
  return html`<section class="sheet report" data-results>
    <h2>Kết quả của ${results.counted} người nghe</h2>
    <h3>Thích hơn</h3>
    ${preferencePart(results.pairs, { ...told, better: 'được thích hơn' })}
    <h3>Nghe hiểu</h3>
    ${understoodPart(view)}
    ${
      results.pairs.length > 1
        ? html`<p class="small">
            So ${results.pairs.length} cặp một lúc nên p đã được nâng lên (Holm).
          </p>`
        : ''
    }
    ${settingsLinks(seen, view)} ${listenersPart(seen, view)}
    <div class="acts">
      <a class="button" href="${testPath(test.id)}ket-qua.csv">Tải bảng trả lời (CSV)</a>
      <button class="button" type="button" data-print hidden>In kết quả</button>
    </div>
  </section>`;
}

function verdict(kind: string, { verdict: code, says }: ReturnType<typeof sayVerdict>): Html {
  return html`<p
    class="${code === 'unlikely-chance' ? 'note good' : 'note'}"
    data-verdict="${code}"
    data-of="${kind}"
  >
    ${says}
  </p>`;
}

/** Of two the words say it all; of more the words over all come first, each pair is folded below. */
function preferencePart(pairs: readonly PairResult[], words: VerdictWords): Html {
  const said = pairs.map((pair) => sayVerdict(pair, words));
  const overall = pairs.length > 1 ? sayOverall(said, words.names) : undefined;
  const each = said.map((one) => verdict('preferred', one));
  return html`${overall ? verdict('overall', overall) : ''} ${folded(each)}
  ${preferenceTable(pairs, words.names)}`;
}

function folded(verdicts: readonly Html[]): Html {
  if (verdicts.length < 2) return html`${verdicts}`;
  return html`<details>
    <summary class="no-print">Từng cặp, bằng lời</summary>
    ${verdicts}
  </details>`;
}

function preferenceTable(pairs: readonly PairResult[], names: readonly string[]): Html {
  return html`<div class="scroll" tabindex="0" role="group" aria-label="Bảng thích hơn">
      <table>
        <thead>
          <tr>
            <th>Cặp</th>
            <th>Bên đầu</th>
            <th>Giống nhau</th>
            <th>Bên sau</th>
            <th>Bên đầu được chọn (khoảng tin cậy 95 %)</th>
          </tr>
        </thead>
        <tbody>
          ${pairs.map(
            ({ one, other, answers, share }) =>
              html`<tr data-pair="${one}-${other}">
                <td>${names[one]} / ${names[other]}</td>
                <td class="number">${answers.one}</td>
                <td class="number">${answers.same}</td>
                <td class="number">${answers.other}</td>
                <td>${share ? sayShare(share) : 'chưa có'}</td>
              </tr>`,
          )}
        </tbody>
      </table>
    </div>
    <p class="small">
      Bảng đếm từng câu trả lời; lời kết luận ở trên đếm từng người, vì các câu trả lời của một
      người đi liền với nhau. Khoảng 95 % (Wilson) cũng đã nới ra vì lẽ ấy.
    </p>`;
}

function understoodPart({ test, results }: TestView): Html {
  const names = test.variants.map(({ name }) => name);
  if (results.understood.every(({ all }) => all === 0))
    return html`<p>Chưa có câu hỏi nghe hiểu nào được trả lời.</p>`;
  return html`<ul data-understood>
      ${results.understood.map(
        ({ right, all, share }, index) =>
          html`<li data-variant="${index}" data-right="${right}" data-all="${all}">
            “${names[index]}”: đúng ${right} trên ${all} câu
            hỏi${share ? html` (${sayShare(share)})` : ''}.
          </li>`,
      )}
    </ul>
    ${folded(
      results.understoodPairs
        .filter(({ people }) => people.one + people.same + people.other > 0)
        .map((pair) =>
          verdict(
            'understood',
            sayVerdict(pair, { names, fewest: results.fewest, better: 'được hiểu đúng nhiều hơn' }),
          ),
        ),
    )}
    <p class="small">Đoán bừa cũng trúng một câu trong bốn (${percent(0.25)}).</p>`;
}

function listenersPart(seen: Seen, { test, results }: TestView): Html {
  const doubtful = results.listeners.filter(({ isInattentive }) => isInattentive);
  const left = doubtful.filter(({ listener }) => !listener.isLeftOut);
  return html`<h3>Người nghe</h3>
    ${
      left.length === 0
        ? ''
        : html`<p class="note" data-inattentive="${left.length}">
            Người nghe ${left.map(({ listener }) => `số ${listener.number}`).join(', ')} trả lời
            ngược với chính mình ở các cặp được hỏi lại đổi bên: có thể chưa để tâm nghe. Có thể bỏ
            ra khỏi kết quả.
          </p>`
    }
    <ul class="rows plain" data-listeners="${results.listeners.length}">
      ${results.listeners.map((one) => listenerRow(seen, test.id, one))}
    </ul>`;
}

function listenerRow(seen: Seen, test: string, result: ListenerResult): Html {
  const { listener, answered, steps, repeated, contradicted, isInattentive } = result;
  const { number, by, age, place, isLeftOut } = listener;
  const about = [by === 'paper' ? 'phiếu giấy' : '', age, place].filter((part) => part !== '');
  const again = repeated > 0 ? `; hỏi lại ${repeated} cặp, trả lời ngược ${contradicted}` : '';
  const fields = { test, number, out: isLeftOut ? '' : 'yes' };
  return html`<li
    data-listener="${number}"
    data-out="${String(isLeftOut)}"
    data-inattentive="${String(isInattentive)}"
  >
    <p>
      <strong>Người nghe số ${number}</strong>${about.length > 0 ? ` (${about.join(', ')})` : ''}:
      ${answered} trên ${steps} câu${again}.${isLeftOut ? html` <strong>Đã bỏ ra.</strong>` : ''}
    </p>
    ${
      isInattentive || isLeftOut
        ? actForm(
            seen,
            'listening',
            fields,
            button(isLeftOut ? `Tính lại người số ${number}` : `Bỏ người số ${number} ra`),
            { form: 'listening-leave-out' },
          )
        : ''
    }
  </li>`;
}
