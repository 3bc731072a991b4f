/** A part of the page by its `data-is`; the page is ours, and has it. */
export function part(root: ParentNode, name: string): HTMLElement {
  const found = root.querySelector<HTMLElement>(`[data-is="${name}"]`);
  if (!found) throw new Error(`The page has no part ${name}.`);
  return found;
}
