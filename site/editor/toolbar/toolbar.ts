// One stop of Tab for all of it, arrows inside, Escape back to the text: https://www.w3.org/WAI/ARIA/apg/patterns/toolbar/
import { Plugin } from 'prosemirror-state';
import type { EditorView } from 'prosemirror-view';
import { tools, type Item } from './items.ts';
import { menuOf } from './menu.ts';
import { buttonOf, runItem, showItem, type Tool } from './tool.ts';

export interface Toolbar {
  readonly plugin: Plugin;
  readonly focus: () => void;
}

export function createToolbar(dom: HTMLElement): Toolbar {
  let made: readonly Tool[] = [];
  const reachable = (): readonly Tool[] => made.filter(({ dom: { hidden } }) => !hidden);
  const stopAt = (tool: Tool): void => {
    for (const { button } of made) button.tabIndex = button === tool.button ? 0 : -1;
  };
  const go = (by: number, from: EventTarget | null): void => {
    const tools = reachable();
    const at = tools.findIndex(({ button }) => button === from);
    const next = tools.at((at + by) % tools.length);
    if (at < 0 || !next) return;
    stopAt(next);
    next.button.focus();
  };
  const plugin = new Plugin({
    view(view) {
      made = tools.map((tool) => ('items' in tool ? menuOf(tool, view) : toolOf(tool, view)));
      dom.append(...made.map((tool) => tool.dom));
      const [first] = made;
      if (first) stopAt(first);
      dom.addEventListener('keydown', (event) => {
        if (event.defaultPrevented) return;
        const { key, target } = event;
        if (key === 'ArrowRight') go(1, target);
        else if (key === 'ArrowLeft') go(-1, target);
        else if (key === 'Home')
          go(-reachable().findIndex(({ button }) => button === target), target);
        else if (key === 'Escape') view.focus();
        else return;
        event.preventDefault();
      });
      const show = (): void => {
        for (const tool of made) tool.show(view);
        if (!reachable().some(({ button }) => button.tabIndex === 0) && made[0]) stopAt(made[0]);
      };
      show();
      return { update: show };
    },
  });
  return {
    plugin,
    focus: () =>
      reachable()
        .find(({ button }) => button.tabIndex === 0)
        ?.button.focus(),
  };
}

function toolOf(item: Item, view: EditorView): Tool {
  const button = buttonOf(item);
  button.addEventListener('click', () => {
    runItem(button, item, view);
    if (document.activeElement === button || document.activeElement === document.body) view.focus();
  });
  return {
    ...{ dom: button, button },
    show: () => {
      showItem(button, item, view, 'aria-pressed');
    },
  };
}
