// Acts on drafts and versions, as ordinary forms.
import { LoaError } from '../../../../content/schema/loa-error.ts';
import type { Asker, Fields, Form, Read } from '../../form.ts';
import { plainConsolePage } from '../../gate/refusal.ts';
import { addressOf } from '../address.ts';
import { chooseParts } from '../choose-parts.ts';
import type { WritingDesk } from '../desk.ts';
import { whoAsks } from '../editing-posts.ts';
import { comparisonPage } from '../pages/comparison-page.ts';
import { comparisonView } from '../views/comparison-view.ts';

type TextForm = Omit<Form, 'needs'>;

/** The page that it stands on, as it is now. */
const again: NonNullable<Form['again']> = (seen, looking, { values, errors }) => {
  const { why: wrongWhy = '', ...rest } = errors;
  const wrong = Object.values(rest).join(' ');
  const view = comparisonView(seen, looking, { wrong, wrongWhy, of: values['file'] ?? '' });
  return view ? comparisonPage(seen, view) : plainConsolePage('Chưa làm được', wrong || wrongWhy);
};

const dead = { errors: { '': 'Bản nháp này không còn: đã phát hành hoặc đã bỏ.' } } as const;

function deskOf({ looking }: Asker): WritingDesk {
  return looking.parts.writing();
}

/** What every one of them is about. */
function draftIn(fields: Fields, asker: Asker) {
  const [file, seal, why] = [fields.text('file'), fields.text('seal'), fields.text('why')];
  const draft = deskOf(asker).draft(file);
  return draft && { file, seal, why, draft, who: whoAsks(asker), desk: deskOf(asker) };
}

/** ward.yaml says who must agree to what: whoever writes texts doesn't change that. */
function mayWrite({ seen }: Asker, file: string): boolean {
  return file !== 'content/ward.yaml' || seen.may('settings');
}

const foreign = { errors: { '': 'Thông tin phường và đài do người quản trị sửa.' } } as const;

/** A draft goes on its way with a word why. */
function withWhy(go: (found: NonNullable<ReturnType<typeof draftIn>>) => unknown): TextForm {
  return {
    read(fields, asker): Read {
      const found = draftIn(fields, asker);
      if (!found) return dead;
      const { file, seal, why } = found;
      if (!mayWrite(asker, file)) return foreign;
      if (why === '') return { errors: { why: 'Ô này còn trống: viết một câu vì sao đổi.' } };
      return {
        facts: { file, seal, why },
        own: async () => {
          await go(found);
          return { to: `${addressOf(file)}phat-hanh/` };
        },
      };
    },
    again,
  };
}

export const publish = withWhy(({ desk, file, who, why, seal }) =>
  desk.publish(file, who, why, seal),
);

export const askText = withWhy(({ desk, file, who, why, seal }) => desk.ask(file, who, why, seal));

export const approveText: TextForm = {
  read(fields, asker): Read {
    const found = draftIn(fields, asker);
    if (!found) return dead;
    const { file, seal, who, desk, draft } = found;
    return {
      facts: { file, seal, why: draft.asked?.why ?? '', of: draft.asked?.by.account ?? '' },
      own: async () => {
        await desk.approve(file, who, seal);
        return { to: `${addressOf(file)}phat-hanh/` };
      },
    };
  },
  again,
};

export const sendBackText: TextForm = {
  read(fields, asker): Read {
    const found = draftIn(fields, asker);
    if (!found) return dead;
    const { file, why, who, desk } = found;
    if (why === '')
      return { errors: { why: 'Ô này còn trống: viết cần sửa gì, để người soạn biết.' } };
    return {
      facts: { file, why },
      own: () => {
        desk.sendBack(file, who, why);
        return { to: '/dai/duyet/' };
      },
    };
  },
  again,
};

export const dropDraft: TextForm = {
  read(fields, asker): Read {
    const found = draftIn(fields, asker);
    if (!found) return dead;
    const { file, who, desk } = found;
    return {
      facts: { file },
      own: () => {
        desk.drop(file, who);
        return { to: '/dai/bai/?giu=1' };
      },
    };
  },
  again,
};

export const restoreVersion: TextForm = {
  read(fields, asker): Read {
    const [file, version] = [fields.text('file'), Number(fields.text('version'))];
    if (!mayWrite(asker, file)) return foreign;
    if (!Number.isSafeInteger(version) || file === '')
      return { errors: { '': 'Không có bản ấy. Mở lại trang các bản cũ.' } };
    return {
      facts: { file, version },
      own: () => {
        deskOf(asker).restore(version, file, whoAsks(asker));
        return { to: `${addressOf(file)}phat-hanh/` };
      },
    };
  },
};

export const settleText: TextForm = {
  read(fields, asker): Read {
    const found = draftIn(fields, asker);
    if (!found) return dead;
    const { file, seal, who, desk } = found;
    const conflict = desk.conflict(file);
    const isSame =
      (conflict?.theirsHash ?? '') === fields.text('theirs') &&
      desk.seal(file) === seal &&
      String(conflict?.parts.length) === fields.text('places');
    if (!conflict || !isSame)
      return { errors: { '': 'Một trong hai bản vừa đổi. Mở lại trang để chọn trên bản mới.' } };
    const choices = conflict.parts.map((_, index) => fields.text(`place${index}`));
    if (!choices.every((choice) => choice === 'mine' || choice === 'theirs'))
      return { errors: { '': 'Chọn lời giữ lại ở mọi chỗ.' } };
    const isGone = conflict.theirsHash === undefined;
    if (isGone && choices[0] === 'theirs')
      throw new LoaError('gone', 'Tệp đã bị xóa bằng tay.', {
        hint: 'Muốn theo, bỏ bản nháp này; muốn giữ bài, chọn lời của bản nháp.',
      });
    const text = isGone ? conflict.mine : chooseParts(conflict, choices);
    return {
      facts: { file, theirs: conflict.theirsHash ?? '' },
      own: () => {
        desk.settle(file, text, conflict.theirsHash, who);
        return { to: `${addressOf(file)}phat-hanh/` };
      },
    };
  },
};
