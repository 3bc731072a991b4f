import type { Image, List, Nodes, Paragraph, PhrasingContent } from 'mdast';
import type { Attrs, Node, NodeType } from 'prosemirror-model';
import { parseMdx } from '../../markup/mdx.ts';
import { childrenOf, isElement, textOf, type Element } from '../../markup/nodes.ts';
import { attributesOf, elementOf, frontKeys, proseSchema } from '../../markup/prose-schema.ts';
import { frontOf, valuesOf } from './front.ts';
import { readRows } from './read-rows.ts';
import { rangeOf, readWords, withoutMargin, wordsOf } from './read-words.ts';
import { settled } from './settle.ts';
import type { ReadFile, Unit } from './unit.ts';

const { nodes } = proseSchema;
const typeOf: ReadonlyMap<string, NodeType> = new Map(
  Object.entries(elementOf).map(([type, name]) => [name, proseSchema.nodes[type] ?? nodes.opaque]),
);

/** The file's blocks, each with its place. Throws what the parser throws. */
export function readFile(whole: string): ReadFile {
  const bom = whole.startsWith('\uFEFF') ? '\uFEFF' : '';
  const text = whole.slice(bom.length);
  const root = parseMdx(text);
  const [head] = root.children;
  const front = head?.type === 'yaml' ? frontOf(text, rangeOf(head)[1]) : undefined;
  const from = head?.type === 'yaml' ? rangeOf(head)[1] : 0;
  const reader = new Reader(text);
  const kids = reader.flow(root.children.filter(({ type }) => type !== 'yaml'));
  const values = front === undefined ? {} : valuesOf(text.slice(...front));
  const attrs = Object.fromEntries(frontKeys.map((key) => [key, values[key] ?? null]));
  const children = kids.map(({ node }) => node);
  const node = nodes.doc.createChecked(
    attrs,
    children.length === 0 ? nodes.paragraph.create() : children,
  );
  return {
    ...{ text, bom, front },
    eol: text.includes('\r\n') ? '\r\n' : '\n',
    root: unit(node, {
      from,
      to: text.length,
      margin: '',
      kids,
      openEnd: from,
      closeStart: text.length,
    }),
  };
}

function unit(node: Node, place: Omit<Unit, 'node' | 'settled'>): Unit {
  return { node, settled: settled(node), ...place };
}

class Reader {
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  /** What stands below each other at the top, or in a part; `isInside`: no step may stand there. */
  flow(content: readonly Nodes[], isInside = false): readonly Unit[] {
    const units: Unit[] = [];
    let run: PhrasingContent[] = [];
    const flush = (): void => {
      const [first, last] = [run[0], run.at(-1)];
      if (first !== undefined && last !== undefined) {
        units.push(this.#words(nodes.paragraph, {}, run, rangeOf(first)[0], rangeOf(last)[1]));
      }
      run = [];
    };
    for (const node of content) {
      if (isPhrasing(node)) {
        run.push(node);
      } else {
        flush();
        units.push(this.#block(node, isInside));
      }
    }
    flush();
    return units;
  }

  #block(node: Nodes, isInside: boolean): Unit {
    const place = rangeOf(node);
    try {
      switch (node.type) {
        case 'paragraph':
          if (isPicture(node)) {
            const [{ url: src, alt }] = node.children;
            return this.#atom(nodes.picture, { src, alt: alt ?? '' }, ...place);
          }
          return this.#words(nodes.paragraph, {}, node.children, ...place);
        case 'heading':
          return this.#words(nodes.heading, { level: node.depth }, node.children, ...place);
        case 'list':
          return this.#list(node);
        case 'mdxFlowExpression': {
          const said = /^\s*\/\*([\s\S]*)\*\/\s*$/.exec(node.value)?.[1];
          if (said !== undefined) {
            return this.#atom(nodes.comment, { text: withoutMargin(said, '').trim() }, ...place);
          }
          break;
        }
        default:
          if (isElement(node)) {
            return this.#element(node, isInside) ?? this.#opaque(...place);
          }
      }
    } catch (error) {
      if (!(error instanceof RangeError)) {
        throw error;
      }
      // It holds what an editor's node cannot: it is shown as it is written.
    }
    return this.#opaque(...place);
  }

  #words(
    type: NodeType,
    attrs: Attrs,
    parts: readonly PhrasingContent[],
    from: number,
    to: number,
  ): Unit {
    const margin = this.#marginAt(from);
    const atoms = readWords(parts, this.#text, margin);
    return unit(type.createChecked(attrs, wordsOf(atoms)), { from, to, margin, atoms });
  }

  #list(list: List): Unit {
    const [from, to] = rangeOf(list);
    const margin = this.#marginAt(from);
    const kids = list.children.map((item): Unit => {
      const [start, end] = rangeOf(item);
      const blocks = this.flow(item.children, true);
      const node = nodes.list_item.createChecked(null, fill(blocks));
      const openEnd = blocks[0]?.from ?? end;
      return unit(node, {
        ...{ from: start, to: end, margin: this.#marginAt(start) },
        ...{ kids: blocks, openEnd, closeStart: end },
      });
    });
    const items = kids.map(({ node }) => node);
    const node =
      list.ordered === true
        ? nodes.ordered_list.createChecked({ start: list.start ?? 1 }, items)
        : nodes.bullet_list.createChecked(null, items);
    return unit(node, { from, to, margin, kids, openEnd: from, closeStart: to });
  }

  #element(element: Element, isInside: boolean): Unit | undefined {
    const type = typeOf.get(element.name ?? '');
    const attrs = type && plainAttributes(element, attributesOf[type.name] ?? []);
    if (type === undefined || attrs === undefined || (type === nodes.step && isInside)) {
      return undefined;
    }
    const [from, to] = rangeOf(element);
    if (type.isAtom) {
      const isPlain = childrenOf(element).every((child) => child.type === 'text');
      const named = { ...attrs, title: textOf(element) };
      return isPlain ? this.#atom(type, named, from, to) : undefined;
    }
    const tags = { openEnd: this.#openEnd(element), closeStart: this.#closeStart(from, to) };
    const place = { from, to, margin: this.#marginAt(from), ...tags };
    if (type === nodes.table) {
      const [rows, ...more] = element.children;
      const read =
        rows?.type === 'paragraph' && more.length === 0 ? readRows(rows, this.#text) : undefined;
      return (
        read &&
        unit(
          type.createChecked(
            null,
            read.kids.map(({ node }) => node),
          ),
          { ...place, ...read },
        )
      );
    }
    const kids = this.flow(element.children, true);
    return unit(type.createChecked(attrs, fill(kids)), { ...place, kids });
  }

  #openEnd(element: Element): number {
    const last = element.attributes.at(-1);
    const from = last?.position?.end.offset ?? rangeOf(element)[0];
    return this.#text.indexOf('>', from) + 1;
  }

  /** `<Note />` is not closed by a tag of its own. */
  #closeStart(from: number, to: number): number {
    const slice = this.#text.slice(from, to);
    return /<\/\s*\w+\s*>$/.test(slice) ? from + slice.lastIndexOf('</') : to;
  }

  #atom(type: NodeType, attrs: Attrs, from: number, to: number): Unit {
    return unit(type.createChecked(attrs), { from, to, margin: this.#marginAt(from) });
  }

  #opaque(from: number, to: number): Unit {
    const source = withoutMargin(this.#text.slice(from, to), this.#marginAt(from));
    return this.#atom(nodes.opaque, { source }, from, to);
  }

  /** The blanks before it on its line; behind an entry's sign, as many. */
  #marginAt(from: number): string {
    const line = Math.max(
      this.#text.lastIndexOf('\n', from - 1),
      this.#text.lastIndexOf('\r', from - 1),
    );
    const before = this.#text.slice(line + 1, from);
    return before.trim() === '' ? before : before.replace(/[^\t]/g, ' ');
  }
}

function fill(kids: readonly Unit[]): readonly Node[] {
  return kids.length === 0 ? [nodes.paragraph.create()] : kids.map(({ node }) => node);
}

function plainAttributes(element: Element, known: readonly string[]): Attrs | undefined {
  const attrs: Record<string, string> = {};
  for (const found of element.attributes) {
    const isPlain = found.type === 'mdxJsxAttribute' && typeof found.value === 'string';
    if (!isPlain || !known.includes(found.name) || found.name in attrs) {
      return undefined;
    }
    // `isPlain` holds the value's type only where it stands in the condition itself.
    attrs[found.name] = typeof found.value === 'string' ? found.value : '';
  }
  return attrs;
}

function isPhrasing(node: Nodes): node is PhrasingContent {
  return /^(?:text|emphasis|strong|link|linkReference|inlineCode|break|image|imageReference|mdxJsxTextElement|mdxTextExpression)$/.test(
    node.type,
  );
}

/** A picture stands alone; it has no title. */
function isPicture(node: Paragraph): node is Paragraph & { children: [Image] } {
  const [first] = node.children;
  return node.children.length === 1 && first?.type === 'image' && !first.title;
}
