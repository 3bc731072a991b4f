import type { Nodes, Root } from 'mdast';
import { components } from '../../content/schema/components.ts';
import type { DocumentKind } from '../../content/schema/document.ts';
import { attribute, childrenOf, isElement, lineOf } from '../../content/markup/nodes.ts';
import type { Element } from '../../content/markup/nodes.ts';
import { joined, unwritten, writtenText } from '../../content/markup/written.ts';
import type { Written } from '../../content/markup/written.ts';

/** A stretch of a document that is spoken on its own: a heading, a paragraph, an entry of a list, a label. */
export interface Block {
  readonly kind: 'heading' | 'sentence' | 'item';
  readonly written: Written;
  /** 1-based. */
  readonly line: number;
  readonly step?: string;
  /** Spoken whatever its shape is: it stands in <ReadAloud>. */
  readonly aloud?: true;
  /** It stands in <Note>. */
  readonly note?: true;
}

interface Place {
  readonly kind: DocumentKind;
  readonly source: string;
  readonly item: boolean;
  readonly step?: string;
  readonly aloud?: true;
  readonly note?: true;
}

/** What is spoken of a document, in order; what is only for the page is left out. */
export function blocksOf(root: Root, source: string, kind: DocumentKind): readonly Block[] {
  const stepNumbers = new Map<Element, number>();
  for (const node of root.children)
    if (isElement(node) && node.name === 'Step') stepNumbers.set(node, stepNumbers.size + 1);

  const flow = (nodes: readonly Nodes[], place: Place): Block[] => {
    const blocks: Block[] = [];
    let run: Nodes[] = [];
    const flush = () => {
      blocks.push(...block(run, place.item ? 'item' : 'sentence', place));
      run = [];
    };
    for (const node of nodes) {
      if (isPhrasing(node)) {
        run.push(node);
        continue;
      }
      flush();
      blocks.push(...one(node, place));
    }
    flush();
    return blocks;
  };

  const one = (node: Nodes, place: Place): Block[] => {
    switch (node.type) {
      case 'heading':
        return block(node.children, 'heading', place);
      case 'paragraph':
        return block(node.children, place.item ? 'item' : 'sentence', place);
      case 'list':
        return node.children.flatMap((item, index) => {
          const blocks = flow(item.children, { ...place, item: true });
          const number = (node.start ?? 1) + index;
          return node.ordered ? numbered(blocks, number) : blocks;
        });
      case 'blockquote':
        return flow(node.children, place);
      case 'mdxJsxFlowElement':
        return element(node, place);
      default:
        return [];
    }
  };

  const element = (node: Element, place: Place): Block[] => {
    const rule = components[node.name ?? ''];
    if (rule && !rule.spoken) return [];
    if (node.name === 'Sms') return sms(node, place);
    const step = node.name === 'Step' ? attribute(node, 'id') : place.step;
    const aloud = node.name === 'ReadAloud' ? { aloud: true as const } : {};
    const note = node.name === 'Note' ? { note: true as const } : {};
    const inner: Place = { ...place, ...(step === undefined ? {} : { step }), ...aloud, ...note };
    const before: Block[] = [];
    if (rule?.label !== undefined) before.push(label(rule.label, node, inner));
    // An announcement's own words name its steps; a guide's are named by the page.
    if (node.name === 'Step' && place.kind !== 'announcement')
      before.push(stepTitle(node, stepNumbers.get(node) ?? 1, inner));
    return [...before, ...flow(node.children, inner)];
  };

  return flow(root.children, { kind, source, item: false });
}

function block(nodes: readonly Nodes[], kind: Block['kind'], place: Place): Block[] {
  const first = nodes[0];
  const written = joined(nodes.map((node) => inline(node, place.source)));
  if (first === undefined || written.text.trim() === '') return [];
  return [{ kind, written, line: lineOf(first), ...stepOf(place) }];
}

/** A sample message that stands alone. */
function sms(node: Element, place: Place): Block[] {
  const written = attributeWords(node, 'read', place.source);
  return written.text.trim() === ''
    ? []
    : [{ kind: 'sentence', written, line: lineOf(node), ...stepOf(place) }];
}

function stepOf({ step, aloud, note }: Place): Pick<Block, 'step' | 'aloud' | 'note'> {
  return {
    ...(step === undefined ? {} : { step }),
    ...(aloud && { aloud }),
    ...(note && { note }),
  };
}

function label(text: string, node: Element, place: Place): Block {
  return { kind: 'sentence', written: unwritten(text), line: lineOf(node), ...stepOf(place) };
}

/** `Bước 2: Chọn cách đăng ký`, the title with its range inside the tag. */
function stepTitle(node: Element, number: number, place: Place): Block {
  const words = attributeWords(node, 'title', place.source);
  const written = joined([unwritten(`Bước ${number}: `), words]);
  return { kind: 'heading', written, line: lineOf(node), ...stepOf(place) };
}

/** The words of an attribute, each with its range inside the tag. */
function attributeWords(node: Element, name: string, source: string): Written {
  const value = attribute(node, name) ?? '';
  const found = node.attributes.find((one) => one.type === 'mdxJsxAttribute' && one.name === name);
  const start = found?.position?.start.offset;
  const quote = start === undefined ? -1 : source.slice(start).search(/["']/);
  return start === undefined ? unwritten(value) : writtenText(value, source, start + quote + 1);
}

/** The page numbers an ordered list by itself; the loudspeaker says the number. */
function numbered(blocks: readonly Block[], number: number): Block[] {
  return blocks.map((one, index) =>
    index === 0 ? { ...one, written: joined([unwritten(`${number}. `), one.written]) } : one,
  );
}

function isPhrasing(node: Nodes): boolean {
  return (
    node.type === 'text' ||
    node.type === 'emphasis' ||
    node.type === 'strong' ||
    node.type === 'link' ||
    node.type === 'linkReference' ||
    node.type === 'inlineCode' ||
    node.type === 'break' ||
    node.type === 'mdxJsxTextElement' ||
    node.type === 'mdxTextExpression'
  );
}

/** The words of inline markup, each with its range. */
function inline(node: Nodes, source: string): Written {
  const start = node.position?.start.offset ?? 0;
  if (node.type === 'text' || node.type === 'inlineCode')
    return writtenText(node.value, source, start);
  if (node.type === 'break') return unwritten('\n');
  if (!isPhrasing(node)) return unwritten('');
  // What was typed without marks is said as its tag says, never guessed at.
  if (isElement(node) && node.name === 'Sms') return attributeWords(node, 'read', source);
  const words = joined(childrenOf(node).map((child) => inline(child, source)));
  if (!isElement(node)) return words;
  const rule = components[node.name ?? ''];
  if (rule && !rule.spoken) return unwritten('');
  // Both times are the same words of the file: whoever reads along is led to them again.
  if (node.name === 'Twice') return joined([words, unwritten('; xin nhắc lại số: '), words]);
  return rule?.label === undefined ? words : joined([unwritten(`${rule.label} `), words]);
}
