import type { MarkType, ResolvedPos } from 'prosemirror-model';
import type { Command, EditorState } from 'prosemirror-state';
import type { EditorView } from 'prosemirror-view';
import { proseSchema } from '../../../content/markup/prose-schema.ts';
import { ask } from './ask.ts';
import { ownPages } from './own-pages.ts';

/** Asks where the selected words lead, or other words are to be put in that do. */
export const askLink: Command = (state, dispatch, view) => {
  const { link } = proseSchema.marks;
  if (!state.selection.$from.parent.inlineContent) return false;
  if (dispatch && view) void askWhere(view, link);
  return true;
};

async function askWhere(view: EditorView, link: MarkType): Promise<void> {
  const { from, to, words, href } = linked(view.state, link);
  const answer = await ask(view, {
    title: href === '' ? 'Thêm liên kết' : 'Sửa liên kết',
    fields: [
      { name: 'words', label: 'Chữ hiện trên trang', value: words, isNeeded: true },
      {
        ...{ name: 'href', label: 'Dẫn tới', value: href, isNeeded: true },
        help: 'Chọn một bài bên dưới, hoặc dán địa chỉ bắt đầu bằng https://',
      },
    ],
    yes: href === '' ? 'Thêm' : 'Sửa',
    ...(href !== '' && { other: 'Bỏ liên kết' }),
    more: (set) =>
      ownPages((page) => {
        set('href', page.href);
        if (words === '') set('words', page.title);
      }),
  });
  if (!answer) return;
  const { state } = view;
  // Others may have written meanwhile; what is left of the place is where it is put.
  const [start, end] = [
    Math.min(from, state.doc.content.size),
    Math.min(to, state.doc.content.size),
  ];
  const tr = state.tr.removeMark(start, end, link);
  if (answer.is === 'yes') {
    const { words: said = '', href: where = '' } = answer.values;
    const mark = link.create({ href: addressOf(where) });
    if (said === words) tr.addMark(start, end, mark);
    else {
      const text = state.schema.text(said, mark.addToSet(state.doc.resolve(start).marks()));
      tr.replaceWith(start, end, text);
    }
    tr.removeStoredMark(link);
  }
  view.dispatch(tr.scrollIntoView());
}

/** `dichvucong.gov.vn` → `https://dichvucong.gov.vn`; no address runs a script. */
export function addressOf(typed: string): string {
  if (/^[/#]/.test(typed) && !typed.startsWith('//')) return typed;
  if (/^(https?:|mailto:|tel:)/i.test(typed)) return typed;
  return `https://${typed.replace(/^[a-z][a-z\d+.-]*:/i, '').replace(/^\/+/, '')}`;
}

/** The link that the caret stands in, or what is selected. */
function linked(state: EditorState, link: MarkType) {
  const { $from, from, to, empty } = state.selection;
  const mark = link.isInSet($from.marks()) ?? (empty ? undefined : markIn(state, link));
  const href = String(mark?.attrs['href'] ?? '');
  const range = mark && empty ? extent($from, link) : { from, to };
  return { ...range, href, words: state.doc.textBetween(range.from, range.to, ' ') };
}

function markIn({ doc, selection: { from, to } }: EditorState, link: MarkType) {
  let found: ReturnType<MarkType['isInSet']>;
  doc.nodesBetween(from, to, ({ marks }) => {
    found ??= link.isInSet(marks);
  });
  return found;
}

function extent($pos: ResolvedPos, link: MarkType) {
  const { parent } = $pos;
  const has = (index: number): boolean =>
    index >= 0 &&
    index < parent.childCount &&
    link.isInSet(parent.child(index).marks) !== undefined;
  let [first, last] = [$pos.index(), $pos.index()];
  if (!has(first)) first = last = first - 1;
  while (has(first - 1)) first -= 1;
  while (has(last + 1)) last += 1;
  let from = $pos.start();
  for (let index = 0; index < first; index++) from += parent.child(index).nodeSize;
  let to = from;
  for (let index = first; index <= last; index++) to += parent.child(index).nodeSize;
  return { from, to };
}
