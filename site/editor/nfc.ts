// Words are kept in NFC. Some keyboards send the marks apart (“Unicode tổ hợp”) and take them back one by one while a word is
// being typed: so a word is put together when the caret has left its block.
import { Plugin, type EditorState, type Transaction } from 'prosemirror-state';

export const toNfc: Plugin = new Plugin({
  appendTransaction(_, before, state) {
    const { $head } = state.selection;
    const left = before.selection.$head;
    if ($head.depth > 0 && left.depth > 0 && $head.start() === left.start()) return null;
    return normalised(state, $head.depth > 0 ? [$head.start(), $head.end()] : [-1, -1]);
  },
});

/** What puts every text in NFC, save between `except`; null where all of it is. */
export function normalised(
  state: EditorState,
  [start, end]: readonly [number, number] = [-1, -1],
): Transaction | null {
  const tr = state.tr;
  state.doc.descendants((node, pos) => {
    if (!node.isText || node.text === undefined || (pos >= start && pos < end)) return;
    const text = node.text.normalize('NFC');
    if (text === node.text) return;
    const from = tr.mapping.map(pos);
    tr.replaceWith(from, from + node.nodeSize, state.schema.text(text, node.marks));
  });
  return tr.docChanged ? tr : null;
}
