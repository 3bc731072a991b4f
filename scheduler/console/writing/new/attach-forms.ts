import { plainConsolePage } from '../../gate/refusal.ts';
import type { Asker, Fields, WritingForm } from '../../form.ts';
import { addressOf } from '../address.ts';
import { isNamedIn } from '../draft-texts.ts';
import { whoAsks } from '../editing-posts.ts';
import {
  attachFile,
  attachPicture,
  bytesOf,
  isSound,
  soundElsewhere,
  takeBack,
  type AttachPlace,
} from './attach.ts';
import { attachPage } from './attach-page.ts';
import { draftNamed } from './desk-of.ts';
import { originalOf } from '../kept-original.ts';

const again: WritingForm['again'] = (seen, looking, typed) =>
  attachPage(seen, looking, typed, typed.values['file']) ??
  plainConsolePage('Chưa làm được', Object.values(typed.errors).join(' '));

function placeOf(fields: Fields, asker: Asker): AttachPlace {
  const { looking } = asker;
  const after = fields.text('after');
  return {
    ...{ desk: looking.parts.writing(), contentDir: looking.parts.config.contentDir },
    ...{ draft: draftNamed(looking, fields.text('file')), who: whoAsks(asker) },
    after: /^\d+$/.test(after) ? Number(after) : undefined,
  };
}

/** Where it was pressed. */
function pageAfter(fields: Fields, file: string): string {
  return `${addressOf(file)}${fields.text('to') === 'doi-chieu' ? 'doi-chieu' : 'anh'}/`;
}

/** A picture with what it shows in words. */
export const attachPictureForm: WritingForm = {
  read(fields, asker) {
    const [file, alt, sent] = [
      fields.text('file'),
      fields.text('alt').replaceAll(/\s+/g, ' '),
      fields.file('picture'),
    ];
    if (!sent) return { errors: { picture: 'Chọn một ảnh rồi gửi lại.' } };
    if (isSound(sent.name)) return { errors: { picture: soundElsewhere } };
    if (alt === '')
      return { errors: { alt: 'Viết ảnh cho thấy gì: người không nhìn được nghe lời này.' } };
    const place = placeOf(fields, asker);
    return {
      facts: { file, name: sent.name, bytes: sent.bytes },
      async own() {
        await attachPicture(place, sent, alt);
        return { to: `${addressOf(file)}anh/` };
      },
    };
  },
  again,
};

/** A file to take away. */
export const attachFileForm: WritingForm = {
  read(fields, asker) {
    const [file, title, sent] = [
      fields.text('file'),
      fields.text('title').replaceAll(/\s+/g, ' '),
      fields.file('offered'),
    ];
    if (!sent) return { errors: { offered: 'Chọn một tệp rồi gửi lại.' } };
    if (isSound(sent.name)) return { errors: { offered: soundElsewhere } };
    const place = placeOf(fields, asker);
    return {
      facts: { file, name: sent.name, bytes: sent.bytes },
      own() {
        attachFile(place, { name: sent.name, bytes: bytesOf(sent) }, title || sent.name);
        return { to: pageAfter(fields, file) };
      },
    };
  },
  again,
};

/** A picture or a file of the draft is not to be published after all. */
export const takeBackForm: WritingForm = {
  read(fields, asker) {
    const [file, attached] = [fields.text('file'), fields.text('attached')];
    const place = placeOf(fields, asker);
    const { desk, draft } = place;
    const isOfDraft = draft.extras.attached.some((one) => one.file === attached);
    // What is published already stands in its words alone.
    if (!isOfDraft && !isNamedIn(JSON.stringify(desk.doc(file).toJSON()), attached))
      return { errors: { '': 'Bản nháp này không còn kèm tệp ấy.' } };
    return {
      facts: { file, attached },
      own() {
        takeBack(place, attached);
        return { to: pageAfter(fields, file) };
      },
    };
  },
  again,
};

/** The file that the draft was brought in from, to take away. */
export const keepOriginalForm: WritingForm = {
  read(fields, asker) {
    const file = fields.text('file');
    const place = placeOf(fields, asker);
    const bytes = originalOf(asker.looking.parts.config.dataDir, file);
    const name = place.draft.origin?.name ?? '';
    if (!bytes)
      return { errors: { '': 'Văn bản gốc không còn giữ ở đây. Gửi lại ở trang Ảnh và tệp.' } };
    return {
      facts: { file, name },
      own() {
        attachFile(place, { name, bytes }, 'Văn bản gốc');
        return { to: `${addressOf(file)}doi-chieu/` };
      },
    };
  },
  again,
};
