// Who else has the text open, and where his caret stands.
import { Plugin, PluginKey, type EditorState } from 'prosemirror-state';
import { Decoration, DecorationSet, type EditorView } from 'prosemirror-view';
import type { Someone } from './page-data.ts';

const key = new PluginKey<readonly Someone[]>('people');

/** Carets move with the text between what their owners tell. */
export const people: Plugin<readonly Someone[]> = new Plugin<readonly Someone[]>({
  key,
  state: {
    init: () => [],
    apply(tr, known) {
      // Set by showPeople alone.
      const told = tr.getMeta(key) as readonly Someone[] | undefined;
      if (told) return told;
      if (!tr.docChanged) return known;
      return known.map((one) => ({
        ...one,
        ...(one.anchor !== undefined && { anchor: tr.mapping.map(one.anchor) }),
        ...(one.head !== undefined && { head: tr.mapping.map(one.head) }),
      }));
    },
  },
  props: { decorations: drawn },
});

export function showPeople(view: EditorView, told: readonly Someone[]): void {
  view.dispatch(view.state.tr.setMeta(key, told));
}

function drawn(state: EditorState): DecorationSet {
  const size = state.doc.content.size;
  const marks = (key.getState(state) ?? []).flatMap(({ client, account, name, anchor, head }) => {
    if (head === undefined || head > size) return [];
    const colour = `person-${colourOf(account)}`;
    const caret = Decoration.widget(head, () => caretOf(name, colour), {
      ...{ key: `${client} ${name}`, side: 10, ignoreSelection: true },
    });
    const [from, to] = [
      Math.min(anchor ?? head, head),
      Math.min(size, Math.max(anchor ?? head, head)),
    ];
    return from < to
      ? [Decoration.inline(from, to, { class: `theirs ${colour}` }), caret]
      : [caret];
  });
  return DecorationSet.create(state.doc, marks);
}

function caretOf(name: string, colour: string): HTMLElement {
  const caret = document.createElement('span');
  caret.className = `caret ${colour}`;
  const label = document.createElement('span');
  label.textContent = name;
  caret.append(label);
  return caret;
}

const colours = 5;

/** The same for one person on every screen. */
function colourOf(account: string): number {
  let sum = 0;
  for (const letter of account) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) % 9973;
  return sum % colours;
}
