// Step one of sending: what. From content/ of the centre's machine, or files sent up.
import { html } from 'hono/html';
import { documentPlaces, type DocumentKind } from '../../../../content/schema/document.ts';
import { problemsPart } from '../../pages/fields.ts';
import type { Html } from '../../pages/frame.ts';
import type { Offered } from '../read-content.ts';

export interface ChoosePage {
  readonly offered: readonly Offered[];
  /** Keys that are ticked. */
  readonly chosen: readonly string[];
  readonly kind: DocumentKind;
  readonly problems: readonly string[];
}

const kindNames = {
  campaign: 'Đợt phát, kèm bài và bản ghi âm của nó',
  document: 'Bài',
  recording: 'Bản ghi âm',
  facts: 'Điều đã đổi',
  lexicon: 'Cách đọc',
  emergencies: 'Lời khẩn soạn sẵn',
} as const satisfies Record<Offered['kind'], string>;

const uploadNames: Readonly<Record<DocumentKind, string>> = {
  announcement: 'Thông báo',
  guide: 'Hướng dẫn',
  faq: 'Hỏi đáp',
  answer: 'Trả lời bà con',
  errand: 'Việc ở phường',
  page: 'Trang khác',
};

export function choosePage({ offered, chosen, kind, problems }: ChoosePage): Html {
  return html`${problemsPart(problems)}
    <form method="post" action="/gui/moi/" enctype="multipart/form-data" data-act="choose">
      <section class="sheet">
        <h2>Chọn trong content/ của máy trung tâm</h2>
        ${offered.length === 0 ? html`<p>Không có gì để chọn ở đó.</p>` : ''}
        ${Object.entries(kindNames).map(([one, name]) =>
          group(
            name,
            offered.filter((each) => each.kind === one),
            chosen,
          ),
        )}
      </section>
      <section class="sheet">
        <h2>Hoặc tải tệp lên</h2>
        <div class="field">
          <label for="tep">Tệp</label>
          <p class="small" id="tep-la-gi">
            Bài .mdx, đợt phát .yaml, facts.yaml, emergencies.yaml, lexicon.tsv, bản ghi âm (.mp3,
            .wav…), ảnh, tệp bà con tải về. Ảnh, tệp mà bài dùng và bản ghi âm cùng tên với bài thì
            đi theo bài. Tất cả không quá 60 MB.
          </p>
          <input id="tep" name="tep" type="file" multiple aria-describedby="tep-la-gi" />
        </div>
        <div class="field">
          <label for="loai">Bài .mdx tải lên là</label>
          <select id="loai" name="loai">
            ${Object.keys(documentPlaces).map((one) => html`<option value="${one}" ${one === kind ? html`selected` : ''}>${uploadNames[one as DocumentKind]}</option>`)}
          </select>
        </div>
      </section>
      <button class="button main">Kiểm tra, rồi chọn đài</button>
    </form>`;
}

function group(name: string, items: readonly Offered[], chosen: readonly string[]): Html | '' {
  if (items.length === 0) return '';
  const isOpen = items.some(({ key }) => chosen.includes(key));
  return html`<details ${isOpen ? html`open` : ''}>
    <summary>${name} (${items.length})</summary>
    ${items.map(
      ({ key, title, thing }) =>
        html`<label class="choice"
          ><input
            type="checkbox"
            name="chon"
            value="${key}"
            ${chosen.includes(key) ? html`checked` : ''}
          />
          <span>${title} <span class="where">${thing}</span></span></label
        >`,
    )}
  </details>`;
}
