/** Elements of one selector as a plain array: NodeList of our oldest browsers has few methods. */
export function all(root: ParentNode, selector: string): HTMLElement[] {
  return Array.prototype.slice.call(root.querySelectorAll(selector)) as HTMLElement[]; // only HTML carries our attributes
}

/** The value of `data-<name>` of the nearest element around a click that has it, and that element. */
export function nearest(
  event: Event,
  name: string,
): { readonly value: string; readonly element: HTMLElement } | undefined {
  const target = event.target instanceof Element ? event.target.closest(`[data-${name}]`) : null;
  if (!(target instanceof HTMLElement)) return undefined;
  return { value: target.getAttribute(`data-${name}`) || '', element: target };
}

/** The section of a screen; it carries `data-of` always and `data-screen` while it is the one shown. */
export function sectionOf(root: ParentNode, screen: string): HTMLElement | undefined {
  return all(root, '[data-of]').find((section) => section.getAttribute('data-of') === screen);
}

/** The inputs that together hold one field: one, three parts of a day, or one for each option. */
export function controlsOf(root: ParentNode, field: string): HTMLInputElement[] {
  return all(root, 'input').filter(
    (input): input is HTMLInputElement =>
      input instanceof HTMLInputElement && input.getAttribute('data-field') === field,
  );
}

/** Shows the one line of those with `data-<name>` that has this value. */
export function showLine(root: ParentNode, name: string, value: string): void {
  for (const line of all(root, `[data-${name}]`))
    line.hidden = line.getAttribute(`data-${name}`) !== value;
}
