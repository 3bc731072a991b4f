// Keys of the text. None with Ctrl+Shift or Alt+Z (they switch Unikey and EVKey over), none with Ctrl+Alt (AltGr types letters).
import { baseKeymap, chainCommands, toggleMark } from 'prosemirror-commands';
import { redo, undo } from 'prosemirror-history';
import { inputRules, undoInputRule, wrappingInputRule } from 'prosemirror-inputrules';
import { keymap } from 'prosemirror-keymap';
import { liftListItem, sinkListItem, splitListItem } from 'prosemirror-schema-list';
import type { Command, Plugin } from 'prosemirror-state';
import { goToNextCell, isInTable } from 'prosemirror-tables';
import { proseSchema } from '../../content/markup/prose-schema.ts';
import { afterFrame } from './acts/blocks.ts';
import { askReading } from './beside/index.ts';
import { askLink } from './dialogs/link-dialog.ts';

const { nodes, marks } = proseSchema;

const lineBreak: Command = ({ selection: { $from }, tr }, dispatch) => {
  const { hard_break: br } = nodes;
  if (!$from.parent.type.contentMatch.matchType(br)) return false;
  dispatch?.(tr.replaceSelectionWith(br.create()).scrollIntoView());
  return true;
};

/** Enter in a cell goes to the next one: a cell is one line. */
const nextCell: Command = (state, dispatch) => isInTable(state) && goToNextCell(1)(state, dispatch);

export function keys({
  toToolbar,
  leave,
}: {
  readonly toToolbar: () => void;
  readonly leave: () => void;
}): Plugin {
  const go =
    (act: () => void): Command =>
    (_state, dispatch) => {
      if (dispatch) act();
      return true;
    };
  return keymap({
    'Mod-z': undo,
    'Mod-y': redo,
    'Mod-b': toggleMark(marks.strong),
    'Mod-i': toggleMark(marks.em),
    'Mod-k': askLink,
    'Mod-.': askReading,
    'Mod-[': liftListItem(nodes.list_item),
    'Mod-]': sinkListItem(nodes.list_item),
    'Mod-Enter': afterFrame,
    'Shift-Enter': lineBreak,
    Enter: chainCommands(nextCell, splitListItem(nodes.list_item)),
    Backspace: undoInputRule,
    // At the last cell it goes on to what comes behind the text, as anywhere.
    Tab: goToNextCell(1),
    'Shift-Tab': goToNextCell(-1),
    'Alt-F10': go(toToolbar),
    Escape: go(leave),
  });
}

export const plainKeys: Plugin = keymap(baseKeymap);

/** `- ` begins a list, as it would on paper; `1. ` does not: numbers of a notice are its own. */
export const dashes: Plugin = inputRules({
  rules: [wrappingInputRule(/^\s*[-–+]\s$/, nodes.bullet_list)],
});
