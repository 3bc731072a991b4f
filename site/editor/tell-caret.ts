import { Plugin } from 'prosemirror-state';
import type { Station } from './station.ts';

/** Real ms: so often at most. */
const everyMs = 1000;

/** Tells where one writes, for those who have the same text open. */
export function tellCaret({ tellWhere }: Station, client: string): Plugin {
  let timer: number | undefined;
  return new Plugin({
    view: (view) => ({
      update(_, before) {
        const { selection } = view.state;
        if (timer !== undefined || !view.editable || before.selection.eq(selection)) return;
        timer = window.setTimeout(() => {
          timer = undefined;
          const { anchor, head } = view.state.selection;
          tellWhere(anchor, head, client);
        }, everyMs);
      },
      destroy: () => {
        clearTimeout(timer);
      },
    }),
  });
}
