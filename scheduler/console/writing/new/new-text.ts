import { readWall } from '../../../core/zone.ts';
import type { WritingForm } from '../../form.ts';
import { addressOf } from '../address.ts';
import { whoAsks } from '../editing-posts.ts';
import { newFile } from './desk-of.ts';
import { blankText, isKind } from './kinds-of-new.ts';
import { newPage } from './new-page.ts';

/** A blank document of a kind, with its title. */
export const newText: WritingForm = {
  read(fields, asker) {
    const [title, kind] = [fields.text('title').replaceAll(/\s+/g, ' '), fields.text('kind')];
    if (title === '') return { errors: { title: 'Ghi tên bài, sau này vẫn đổi được.' } };
    if (!isKind(kind)) return { errors: { '': 'Chọn loại bài rồi gửi lại.' } };
    const { seen, looking } = asker;
    const { writing, clock } = looking.parts;
    const file = newFile(looking, kind, title);
    return {
      facts: { file },
      own() {
        const { day } = readWall(seen.timeZone, clock.now());
        writing().begin(file, blankText(kind, title, day), whoAsks(asker));
        return { to: addressOf(file) };
      },
    };
  },
  again: (seen, _, typed) => newPage(seen, typed),
};
