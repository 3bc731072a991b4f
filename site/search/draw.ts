import type { Piece } from './mark.ts';
import type { Contact } from './index-shape.ts';
import type { Hit } from './hits.ts';
import { say } from './words.ts';

/** A new element with text or children; nothing of it is ever read as markup. */
export function draw<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  attributes: Readonly<Record<string, string>>,
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[Name] {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...children);
  return element;
}

/** Puts the children in place of what stood there; `replaceChildren` is newer than our browsers. */
export function fill(element: Element, children: readonly (Node | string)[]): void {
  element.textContent = '';
  element.append(...children);
}

/** Text with what answers the query in `<mark>`. */
export function drawPieces(pieces: readonly Piece[]): (Node | string)[] {
  return pieces.map(({ text, marked }) => (marked ? draw('mark', {}, text) : text));
}

/** What a result is called: the kind of page and the page it is a part of, small, before its own name. */
export function drawName({ crumb, title }: Hit): (Node | string)[] {
  return [...(crumb === '' ? [] : [draw('small', {}, crumb), ' ']), ...drawPieces(title)];
}

/** Who answers what the site does not say. */
export function drawWhomToAsk(contact: Contact | undefined): HTMLElement[] {
  if (contact === undefined) return [];
  const { label, value, href } = contact;
  const whole = href === undefined ? value : draw('a', { href }, value);
  return [draw('p', {}, `${say.ask} ${label}: `, whole, '.')];
}
