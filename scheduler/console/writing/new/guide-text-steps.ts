// Steps about the words: title and summary, what is not spoken, and the last one.
import { html } from 'hono/html';
import { actForm, button } from '../../pages/act-form.ts';
import { textArea, textField } from '../../pages/campaign/fields.ts';
import type { Html } from '../../pages/html.ts';
import { addressOf } from '../address.ts';
import { firstWords } from './doc-words.ts';
import { airingsOf } from './draft-campaign.ts';
import type { GuideView } from './guide-view.ts';
import { idOf } from './name-new.ts';
import { doubtsOf, leftOutOf } from './remarks.ts';
import { treatmentOf, treatments } from './spoken-parts.ts';

export function titleStep({ seen, looking, draft, typed }: GuideView): Html {
  const { file, baseText } = draft;
  const { attrs } = looking.parts.writing().doc(file);
  const isAnswer = file.startsWith('content/answers/');
  const textOf = (key: string): string => (typeof attrs[key] === 'string' ? attrs[key] : '');
  const slug = idOf(file).split('/').at(-1) ?? '';
  const filled = {
    values: {
      title: textOf(isAnswer ? 'question' : 'title'),
      description: textOf('description'),
      slug,
      ...typed.values,
    },
    errors: typed.errors,
  };
  const inner = html`${textArea(filled, 'title', {
    label: isAnswer ? 'Câu bà con hỏi' : 'Tên bài',
    help: 'Đứng đầu trang và trong danh sách.',
    rows: 2,
  })}
  ${textArea(filled, 'description', {
    label: 'Lời tóm tắt',
    help: 'Một câu: ai cần biết, việc gì, bao giờ. Hiện ở kết quả tìm kiếm.',
    rows: 5,
  })}
  ${
    baseText === undefined
      ? textField(filled, 'slug', {
          label: 'Địa chỉ trên trang',
          help: `/${idOf(file).slice(0, -slug.length)}…/ : chữ thường không dấu; đổi được cho đến khi phát hành lần đầu.`,
        })
      : ''
  }
  ${button('Lưu và tiếp tục', 'main')}`;
  return html`${actForm(seen, 'write', { file }, inner, { form: 'guide-title' })}`;
}

export function spokenStep({ seen, looking, draft }: GuideView): Html {
  const { file, version } = draft;
  const rows: Html[] = [];
  looking.parts
    .writing()
    .doc(file)
    .forEach((node, _, index) => {
      const is = treatmentOf(node);
      if (is === undefined) return;
      rows.push(
        html`<li class="field" data-block="${index}">
          <label for="phan${index}">${firstWords(node, 160) || '(đoạn trống)'}</label>
          <select id="phan${index}" name="phan${index}">
            ${Object.entries(treatments).map(
              ([key, words]) =>
                html`<option value="${key}" ${key === is ? 'selected' : ''}>${words}</option>`,
            )}
          </select>
        </li>`,
      );
    });
  const inner = html`<p>
      Tiêu ngữ, số văn bản, nơi nhận, chữ ký thì loa không đọc. Đoạn nào chỉ nên xem trên trang (số
      tài khoản, đường dẫn, bảng dài) thì chọn “Chỉ hiện trên trang”.
    </p>
    <ul class="rows plain">
      ${rows}
    </ul>
    ${button('Lưu và tiếp tục', 'main')}`;
  return html`${actForm(seen, 'write', { file, version }, inner, { form: 'guide-spoken' })}`;
}

/** What is still open, and the way to the publishing. */
export function sendStep({ looking, draft }: GuideView): Html {
  const { file, origin, extras } = draft;
  const address = addressOf(file);
  const remarks = origin ? [...leftOutOf(origin), ...doubtsOf(origin)] : [];
  const open = remarks.filter(({ state }) => state === 'open').length;
  const { problems, slots } = airingsOf(looking, draft);
  return html`<ul>
      <li data-open="${open}">
        ${
          open === 0
            ? 'Đã xem hết các chỗ khác với tệp gốc.'
            : html`Còn ${open} chỗ khác với tệp gốc chưa xem:
                <a href="${address}doi-chieu/">xem ở trang đối chiếu</a>.`
        }
      </li>
      <li data-airings="${slots.length}">
        ${extras.campaign || slots.length > 0 ? `Số buổi phát trên loa: ${slots.length}. Bản tin của mỗi buổi được làm trước ba ngày.` : 'Không phát loa, chỉ hiện trên trang.'}
      </li>
      <li>
        Cách đọc đã chọn: ${extras.lexicon.length}. Ảnh và tệp kèm: ${extras.attached.length}.
      </li>
    </ul>
    ${problemList(problems)}
    <p>
      <a class="button main" data-next href="${address}phat-hanh/"
        >Xem lần cuối rồi xin duyệt hoặc phát hành</a
      >
    </p>`;
}

export function problemList(problems: readonly string[]): Html | '' {
  if (problems.length === 0) return '';
  return html`<div class="note" data-problems="${problems.length}">
    <p><strong>Chưa phát hành được, còn phải sửa:</strong></p>
    <ul>
      ${problems.map((problem) => html`<li>${problem}</li>`)}
    </ul>
  </div>`;
}
