// What the toolbar does to blocks. A command answers without dispatch whether it could do it: its button shows that.
import { chainCommands, lift, setBlockType, wrapIn } from 'prosemirror-commands';
import type { Node } from 'prosemirror-model';
import { liftListItem, wrapInList } from 'prosemirror-schema-list';
import { Selection, TextSelection, type Command, type EditorState } from 'prosemirror-state';
import { proseSchema } from '../../../content/markup/prose-schema.ts';

const { nodes } = proseSchema;

/** The nearest block of one of these kinds around the selection. */
export function around(
  { selection: { $from } }: EditorState,
  kinds: readonly string[],
): { readonly node: Node; readonly pos: number } | undefined {
  for (let depth = $from.depth; depth > 0; depth--) {
    const node = $from.node(depth);
    if (kinds.includes(node.type.name)) return { node, pos: $from.before(depth) };
  }
  return undefined;
}

export const toParagraph: Command = (state, dispatch) =>
  setBlockType(nodes.paragraph)(state, dispatch);

export const toHeading =
  (level: number): Command =>
  (state, dispatch) =>
    setBlockType(nodes.heading, { level })(state, dispatch);

/** Out of the list where it is in one of that kind, into one where it isn't. */
export const toggleList =
  (kind: 'bullet_list' | 'ordered_list'): Command =>
  (state, dispatch, view) => {
    const list = around(state, ['bullet_list', 'ordered_list']);
    if (!list) return wrapInList(nodes[kind])(state, dispatch, view);
    if (list.node.type.name === kind) return liftListItem(nodes.list_item)(state, dispatch, view);
    dispatch?.(state.tr.setNodeMarkup(list.pos, nodes[kind]));
    return true;
  };

/** A frame around what is selected; where it stands in one of that kind, that one goes and its words stay. */
export const toggleFrame =
  (kind: string, attrs?: Readonly<Record<string, unknown>>): Command =>
  (state, dispatch, view) => {
    const type = nodes[kind];
    if (!type) return false;
    const frame = around(state, [kind]);
    if (!frame) return wrapIn(type, attrs)(state, dispatch, view);
    const { $from } = state.selection;
    const [from, to] = [frame.pos + 1, frame.pos + frame.node.nodeSize - 1];
    const range = state.doc.resolve(from).blockRange(state.doc.resolve(to));
    if (!range) return false;
    const outer = $from.node(range.depth - 1);
    const index = state.doc.resolve(frame.pos).index();
    if (!outer.canReplace(index, index + 1, frame.node.content)) return false;
    dispatch?.(state.tr.lift(range, range.depth - 1).scrollIntoView());
    return true;
  };

/** Puts a block behind the one that the caret is in, or in its place where that one is empty. */
export const insertBlock =
  (make: (state: EditorState) => Node | null | undefined): Command =>
  (state, dispatch) => {
    const block = make(state);
    if (!block) return false;
    const { $from } = state.selection;
    for (let depth = $from.depth; depth > 0; depth--) {
      const [parent, index] = [$from.node(depth - 1), $from.index(depth - 1)];
      const isEmpty = depth === $from.depth && $from.parent.content.size === 0;
      const at = isEmpty ? $from.before(depth) : $from.after(depth);
      const end = isEmpty ? $from.after(depth) : at;
      const start = isEmpty ? index : index + 1;
      if (!parent.canReplaceWith(start, isEmpty ? index + 1 : start, block.type)) continue;
      if (dispatch) {
        const tr = state.tr.replaceWith(at, end, block);
        const inside = Selection.findFrom(tr.doc.resolve(at + 1), 1, true);
        if (inside && inside.from < at + block.nodeSize) tr.setSelection(inside);
        dispatch(tr.scrollIntoView());
      }
      return true;
    }
    return false;
  };

/** Behind everything, for who is caught in a frame at the end of the text. */
export const afterFrame: Command = (state, dispatch) => {
  const { $from } = state.selection;
  if ($from.depth < 2) return false;
  const at = $from.after(1);
  const paragraph = nodes.paragraph.create();
  if (dispatch) {
    const tr = state.tr.insert(at, paragraph);
    dispatch(tr.setSelection(TextSelection.create(tr.doc, at + 1)).scrollIntoView());
  }
  return true;
};

export const outOfIt: Command = chainCommands(
  (state, dispatch, view) => liftListItem(nodes.list_item)(state, dispatch, view),
  lift,
);
