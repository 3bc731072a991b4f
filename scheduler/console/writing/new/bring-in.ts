import { broughtInKinds, type BroughtIn } from '../../../../content/bring-in/index.ts';
import { mayBeSound, recordedName } from '../../../../content/schema/recordings.ts';
import type { Looking } from '../../console-parts.ts';
import type { Asker, FieldErrors, Fields, WritingForm } from '../../form.ts';
import { addressOf } from '../address.ts';
import { whoAsks } from '../editing-posts.ts';
import { bringInApart, type BringInOrder } from './bring-in-file.ts';
import { newFile } from './desk-of.ts';
import { keepOriginal } from '../kept-original.ts';
import { newPage } from './new-page.ts';

const pastedName = 'Chữ dán vào';
const soundElsewhere =
  'Đây là tệp âm thanh, không phải văn bản. Bản ghi âm để trong thư mục content/recordings/, hoặc đọc vào máy ở Phòng thu; đợt phát chọn được bản ghi âm ấy.';

/** A file, or what was pasted, becomes a draft; what was left out and guessed is shown then. */
export const bringIn: WritingForm = {
  read(fields, asker) {
    const kind = broughtInKinds.find((one) => one === fields.text('kind')) ?? 'announcement';
    const order = orderOf(fields, kind);
    if ('errors' in order) return order;
    const { from, name } = order;
    return {
      facts: { name, kind, ...('path' in from && { bytes: fields.file('file')?.bytes ?? 0 }) },
      async own() {
        const broughtIn = await bringInApart(order);
        return { to: await draftFrom(asker.looking, asker, order, broughtIn) };
      },
    };
  },
  again: (seen, _, typed) => newPage(seen, typed),
};

function orderOf(
  fields: Fields,
  kind: BringInOrder['kind'],
): BringInOrder | { readonly errors: FieldErrors } {
  if (fields.text('from') !== 'file') {
    const [html, text] = [fields.text('html'), fields.text('text')];
    if (text === '') return { errors: { text: 'Dán chữ vào ô này rồi gửi lại.' } };
    return { from: html === '' ? { text } : { html }, kind, name: pastedName };
  }
  const sent = fields.file('file');
  if (!sent) return { errors: { file: 'Chọn một tệp rồi gửi lại.' } };
  if (recordedName(sent.name) !== undefined && mayBeSound(sent.name))
    return { errors: { file: soundElsewhere } };
  return { from: { path: sent.path }, kind, name: sent.name };
}

/** Where one goes then. */
async function draftFrom(
  looking: Looking,
  asker: Asker,
  { from, kind, name }: BringInOrder,
  { mdx, leftOut, leftOutAfter, doubts, words }: BroughtIn,
): Promise<string> {
  const { config, writing } = looking.parts;
  const file = newFile(looking, kind, /^title: (.*)$/m.exec(mdx)?.[1] ?? '');
  const origin = { name, leftOut, leftOutAfter, doubts, words, settled: [] };
  writing().begin(file, mdx, whoAsks(asker), origin);
  await keepOriginal(config.dataDir, file, 'path' in from ? from.path : undefined);
  return `${addressOf(file)}doi-chieu/`;
}
