import type { Command } from 'prosemirror-state';
import { proseSchema } from '../../../content/markup/prose-schema.ts';
import { freshStepId } from '../../../content/write/prose/fresh-step-id.ts';
import { insertBlock } from '../acts/blocks.ts';
import { ask } from './ask.ts';

const step = (id: string, title: string) => proseSchema.nodes.step.createAndFill({ id, title });

/** Its title is asked for first: the step's address is made of it, and stays. */
export const askStep: Command = (state, dispatch, view) => {
  if (!insertBlock(() => step('x', ''))(state)) return false;
  if (!dispatch || !view) return true;
  void ask(view, {
    title: 'Thêm một bước',
    fields: [
      { name: 'title', label: 'Tên bước', isNeeded: true, help: 'Ngắn, ví dụ: Nhập mã OTP' },
    ],
    yes: 'Thêm bước',
  }).then((answer) => {
    if (answer?.is !== 'yes') return;
    const { title = '' } = answer.values;
    // That it is the only one with this id is seen to by step-ids.ts.
    const id = freshStepId(title, new Set());
    insertBlock(() => step(id, title))(view.state, view.dispatch);
  });
  return true;
};
