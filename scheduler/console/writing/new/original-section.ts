// What people take away with a text: said as it is, beside the press that changes it.
import { html } from 'hono/html';
import { filesFolder } from '../../../../content/schema/attached.ts';
import type { Looking } from '../../console-parts.ts';
import { actForm, button } from '../../pages/act-form.ts';
import type { Html } from '../../pages/html.ts';
import type { Seen } from '../../seen.ts';
import { addressOf } from '../address.ts';
import type { Draft, Origin } from '../desk.ts';
import { isNamedIn } from '../draft-texts.ts';
import { originalOf } from '../kept-original.ts';

/** Of a text that was brought in from a file: whether that file is offered. */
export function originalSection(
  seen: Seen,
  { parts }: Looking,
  { file, extras }: Draft,
  { name }: Origin,
): Html | '' {
  const words = JSON.stringify(parts.writing().doc(file).toJSON());
  const offered = extras.attached.find((one) => one.name === name && isNamedIn(words, one.file));
  if (offered)
    return sectionOf(
      'yes',
      html`<p>Khi phát hành, bà con <strong>tải được</strong> ${name} ở cuối bài.</p>
        ${takeAway(seen, file, offered.file)}`,
    );
  if (originalOf(parts.config.dataDir, file) === undefined) return '';
  const inner = html`<p>
      Bà con <strong>không tải được</strong> ${name}, chỉ đọc bài. Tệp Word mang theo tên người
      soạn, lời bình và chỗ sửa: nếu không muốn lộ thì đính kèm bản PDF ở trang Ảnh và tệp.
    </p>
    ${button('Cho bà con tải về')}`;
  return sectionOf('no', actForm(seen, 'write', { file }, inner, { form: 'keep-original' }));
}

/** Of any other text: each file that it offers, else a field for one. */
export function offeredSection(seen: Seen, { parts }: Looking, draft: Draft): Html {
  const { file, isChanged } = draft;
  const offered = filesIn(parts, file);
  const published = isChanged
    ? html`<p class="note">
        Bản nháp đã đổi; bà con thấy sau khi
        <a href="${addressOf(file)}phat-hanh/">xem lại và phát hành</a>.
      </p>`
    : '';
  if (offered.length > 0)
    return sectionOf(
      'yes',
      html`${published}
      ${offered.map(
        ({ name, title }) =>
          html`<p>Bà con tải được <strong>${title}</strong> (${name}) ở bài này.</p>
            ${takeAway(seen, file, filesFolder + name)}`,
      )}`,
    );
  const inner = html`<div class="field">
      <label for="tep">Tệp cho bà con tải về</label>
      <input id="tep" type="file" name="offered" data-most-bytes="20000000" required />
    </div>
    <input type="hidden" name="title" value="Văn bản gốc" />
    ${button('Cho bà con tải về')}`;
  return sectionOf(
    'no',
    html`${published}
      <p>Bà con không tải được tệp nào ở bài này, chỉ đọc bài.</p>
      ${actForm(seen, 'write', { file, to: 'doi-chieu' }, inner, { files: true, form: 'attach-file' })}`,
  );
}

function sectionOf(state: 'yes' | 'no', inner: Html | ''): Html {
  return html`<section aria-labelledby="goc" data-offered="${state}">
    <h2 id="goc">Văn bản gốc để tải về</h2>
    ${inner}
  </section>`;
}

function takeAway(seen: Seen, file: string, attached: string): Html | '' {
  const fields = { file, attached, to: 'doi-chieu' };
  return actForm(seen, 'write', fields, button('Không cho tải về nữa'), { form: 'take-back' });
}

function filesIn(
  parts: Looking['parts'],
  file: string,
): readonly { readonly name: string; readonly title: string }[] {
  const found: { name: string; title: string }[] = [];
  parts
    .writing()
    .doc(file)
    .descendants(({ type, attrs }) => {
      if (type.name !== 'file') return;
      const [name, title] = [String(attrs['name'] ?? ''), String(attrs['title'] ?? '')];
      if (!found.some((one) => one.name === name)) found.push({ name, title });
    });
  return found;
}
