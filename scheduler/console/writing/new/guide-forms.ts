// What is sent from the guided way: each keeps its step and leads to the next.
import { plainConsolePage } from '../../gate/refusal.ts';
import type { Asker, FieldErrors, Fields, WritingForm } from '../../form.ts';
import { typedValues } from '../../views/campaign-view.ts';
import { addressOf } from '../address.ts';
import { decideReading } from '../beside/reading-posts.ts';
import { whoAsks } from '../editing-posts.ts';
import { draftNamed } from './desk-of.ts';
import { campaignOf } from './draft-campaign.ts';
import { guidePage } from './guide-page.ts';
import { besideStep, ownKey, stepPath, type GuideKey } from './guide-steps.ts';
import { renameDraft, renamedFile } from './rename-draft.ts';
import { isTreatment, treatBlocks, type Treatment } from './spoken-parts.ts';
import { wishOf } from './wish-of.ts';

function again(step: GuideKey): WritingForm['again'] {
  return async (seen, looking, typed) =>
    (await guidePage(seen, looking, typed, { file: typed.values['file'] ?? '', step })) ??
    plainConsolePage('Chưa làm được', Object.values(typed.errors).join(' '));
}

const nextPath = (file: string, step: GuideKey): { to: string } => ({
  to: stepPath(addressOf(file), besideStep(step, 1) ?? step),
});

const oneLine = (text: string): string => text.replaceAll(/\s+/g, ' ').trim();

/** Title, summary, and the address while it may change. */
export const guideTitle: WritingForm = {
  read(fields, asker) {
    const { looking } = asker;
    const draft = draftNamed(looking, fields.text('file'));
    const [title, description] = [
      oneLine(fields.text('title')),
      oneLine(fields.text('description')),
    ];
    const slug = fields.text('slug');
    const isNew = draft.baseText === undefined && slug !== '';
    const to = isNew ? renamedFile(looking, draft, slug) : draft.file;
    const isAnswer = draft.file.startsWith('content/answers/');
    const errors: FieldErrors = {
      ...(title === '' && { title: 'Ghi tên bài.' }),
      ...(description === '' &&
        !isAnswer && { description: 'Viết một câu tóm tắt cho người đọc.' }),
      ...(to === undefined && {
        slug: 'Địa chỉ này đã có trang khác, hoặc có chữ hoa, dấu, khoảng trắng. Ví dụ: lich-phun-thuoc.',
      }),
    };
    if (to === undefined || Object.keys(errors).length > 0) return { errors };
    return {
      facts: { file: to },
      own() {
        const who = whoAsks(asker);
        const desk = looking.parts.writing();
        desk.change(draft.file, who, (tr) => {
          tr.setDocAttribute(isAnswer ? 'question' : 'title', title);
          tr.setDocAttribute('description', description === '' ? null : description);
        });
        if (to !== draft.file) renameDraft(looking, desk.draft(draft.file) ?? draft, to, who);
        return nextPath(to, 'ten');
      },
    };
  },
  again: again('ten'),
};

/** Which parts are spoken. */
export const guideSpoken: WritingForm = {
  read(fields, asker) {
    const { file, version } = draftNamed(asker.looking, fields.text('file'));
    if (fields.text('version') !== String(version))
      return { errors: { '': 'Bài vừa được sửa ở chỗ khác. Xem lại các đoạn dưới đây rồi lưu.' } };
    const desk = asker.looking.parts.writing();
    const chosen = chosenIn(fields, desk.doc(file).childCount);
    return {
      facts: { file },
      own() {
        desk.change(file, whoAsks(asker), treatBlocks(chosen));
        return nextPath(file, 'khong-doc');
      },
    };
  },
  again: again('khong-doc'),
};

function chosenIn(fields: Fields, blocks: number): ReadonlyMap<number, Treatment> {
  return new Map(
    Array.from({ length: blocks }, (_, index) => index).flatMap((index) => {
      const value = fields.text(`phan${index}`);
      return isTreatment(value) ? [[index, value] as const] : [];
    }),
  );
}

/** How words are said that the loudspeaker was not sure of. */
export const guideWords: WritingForm = {
  async read(fields, asker) {
    const { file } = draftNamed(asker.looking, fields.text('file'));
    const count = Math.min(100, Number(fields.text('count')) || 0);
    const errors = await decideAll(file, asker, fields, count);
    if (Object.keys(errors).length > 0) return { errors };
    return { facts: { file }, own: () => nextPath(file, 'chu-la') };
  },
  again: again('chu-la'),
};

/** What is wrong by field. What stays as it is said now needs no row, but for every document. */
async function decideAll(
  file: string,
  asker: Asker,
  fields: Fields,
  count: number,
): Promise<FieldErrors> {
  const errors: Record<string, string> = {};
  // First what is missing: what has been decided is asked no more, and the fields of the others would move up.
  for (let index = 0; index < count; index++)
    if (fields.text(`doc${index}`) === ownKey && fields.text(`khac${index}`) === '')
      errors[`khac${index}`] = 'Gõ cách đọc vào ô, hoặc chọn một cách ở trên.';
  if (Object.keys(errors).length > 0) return errors;
  for (let index = 0; index < count; index++) {
    const written = fields.text(`chu${index}`);
    const isAlways = fields.text(`luon${index}`) !== '';
    const [own, chosen] = [fields.text(`khac${index}`), fields.text(`doc${index}`)];
    const spoken = own || chosen;
    if (written === '' || spoken === '' || (spoken === fields.text(`nay${index}`) && !isAlways))
      continue;
    const wrong = await decideReading(file, asker, { written, spoken, isAlways, isUndone: false });
    if (wrong !== undefined) errors[`khac${index}`] = wrong;
  }
  return errors;
}

/** On which days it airs, or that it doesn't. */
export const guideDays: WritingForm = {
  read(fields, asker) {
    const { looking } = asker;
    const draft = draftNamed(looking, fields.text('file'));
    const { file } = draft;
    const desk = looking.parts.writing();
    const who = whoAsks(asker);
    if (fields.text('do') === 'none')
      return {
        facts: { file },
        own() {
          desk.setExtras(file, who, ({ campaign: _, ...rest }) => rest);
          return { to: stepPath(addressOf(file), 'ngay') };
        },
      };
    const made = campaignOf(
      looking,
      draft,
      typedValues((name) => fields.text(name)),
    );
    if ('errors' in made) return made;
    return {
      facts: { file, campaign: made.campaign.file },
      own() {
        desk.setExtras(file, who, (was) => ({ ...was, campaign: made.campaign }));
        const wish = wishOf(desk.doc(file));
        if (wish && desk.doc(file).attrs['broadcast'] === null)
          desk.change(file, who, (tr) => {
            tr.setDocAttribute('broadcast', wish);
          });
        return { to: stepPath(addressOf(file), 'ngay') };
      },
    };
  },
  again: again('ngay'),
};
