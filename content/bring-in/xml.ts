import { DomHandler, ElementType, Parser, type ParserOptions } from 'htmlparser2';
import { ImportRefusal } from './refusals.ts';

type Document = DomHandler['root'];
type ChildNode = Document['children'][number];
export type Element = Extract<ChildNode, { attribs: unknown }>;
export type ParentNode = Document | Element;

type Letters = Extract<ChildNode, { type: ElementType.ElementType.Text }>;

export function isTag(node: ChildNode): node is Element {
  return 'attribs' in node;
}

export function isText(node: ChildNode): node is Letters {
  return node.type === ElementType.ElementType.Text;
}

/** The tree of an XML file, names with their prefixes. Entities other than XML's own five are no more than letters. */
export function parseXml(text: string): ParentNode {
  return parse(text, { xmlMode: true, decodeEntities: true });
}

export function parseHtml(text: string): ParentNode {
  return parse(text, { decodeEntities: true, lowerCaseTags: true });
}

function parse(text: string, options: ParserOptions): ParentNode {
  const handler = new ShallowHandler();
  new Parser(handler, options).end(text);
  return handler.root;
}

/** Tables in tables reach a depth of fifty or so; what lies a thousand deep was made to overrun whoever follows it. */
const deepest = 400;

class ShallowHandler extends DomHandler {
  #depth = 0;

  override onopentag(name: string, attributes: Record<string, string>): void {
    this.#depth += 1;
    if (this.#depth > deepest) {
      throw new ImportRefusal('too-deep');
    }
    super.onopentag(name, attributes);
  }

  override onclosetag(): void {
    this.#depth -= 1;
    super.onclosetag();
  }
}

export function elementsOf(node: ParentNode): readonly Element[] {
  return node.children.filter(isTag);
}

/** The first child of this name. */
export function child(node: ParentNode | undefined, name: string): Element | undefined {
  return node === undefined ? undefined : elementsOf(node).find((one) => one.name === name);
}

/** All elements of this name under the node, in order. */
export function descendants(node: ParentNode, name: string): readonly Element[] {
  const found: Element[] = [];
  const look = (parent: ParentNode): void => {
    for (const one of elementsOf(parent)) {
      if (one.name === name) {
        found.push(one);
      }
      look(one);
    }
  };
  look(node);
  return found;
}

/** The same, but none inside another, and nothing of what Word wrote once more for old programs. */
export function outermost(node: ParentNode, name: string): readonly Element[] {
  return elementsOf(node).flatMap((one) =>
    one.name === name ? [one] : one.name === 'mc:Fallback' ? [] : outermost(one, name),
  );
}

/** No table of Word is wider, and none of a page that people read. */
export const mostColumns = 63;

/** Beyond it no list is counted. */
export const mostEntries = 9999;

/** A count that a file gives of itself; 1 where it is none. A broken file may say anything. */
export function countIn(node: Element | undefined, name: string, most: number, least = 1): number {
  const count = Math.trunc(Number(node?.attribs[name] ?? '1'));
  return count >= least ? Math.min(count, most) : 1;
}

export function lettersOf(node: ChildNode): string {
  if (isText(node)) {
    return node.data;
  }
  return isTag(node) ? node.children.map(lettersOf).join('') : '';
}
