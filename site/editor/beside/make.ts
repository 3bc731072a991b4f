type Child = Node | string | undefined;
type Props = Readonly<Record<string, string | boolean | undefined>>;

/** An element with these attributes; `true` is an attribute without a value, `false` and undefined none. */
export function make<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  props: Props,
  ...children: readonly Child[]
): HTMLElementTagNameMap[Name] {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(props))
    if (value !== undefined && value !== false)
      element.setAttribute(key, value === true ? '' : value);
  element.append(...children.filter((child) => child !== undefined));
  return element;
}

/** A button that does something on this page. */
export function button(words: string, act: () => void, props: Props = {}): HTMLButtonElement {
  const made = make('button', { type: 'button', ...props }, words);
  made.addEventListener('click', act);
  return made;
}

/** Puts these in place of what is inside, but leaves alone what is there already in the same order: nobody loses his place. */
export function show(parent: Element, children: readonly Element[]): void {
  const same =
    parent.children.length === children.length &&
    children.every((child, index) => parent.children[index] === child);
  if (!same) parent.replaceChildren(...children);
}

/** Elements by what they show: the same element while that is the same. */
export function keeping<T>(draw: (shown: T) => Element): (key: string, shown: T) => Element {
  const known = new Map<string, { readonly of: string; readonly element: Element }>();
  return (key, shown) => {
    const of = JSON.stringify(shown);
    const kept = known.get(key);
    // Whoever is at work in it finishes first.
    if (kept && (kept.of === of || kept.element.contains(document.activeElement)))
      return kept.element;
    const element = draw(shown);
    known.set(key, { of, element });
    return element;
  };
}
