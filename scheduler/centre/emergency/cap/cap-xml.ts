// XML of strangers: one tree of elements, or a refusal. No document type, no entities but XML's own five, nothing half closed,
// and no more of it than an alert has.
import { Parser } from 'htmlparser2';
import { CapRefusal } from './cap-refusal.ts';

export interface XmlElement {
  /** Without its prefix. */
  readonly name: string;
  /** The namespace that its prefix stands for; '' for none. */
  readonly space: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlElement[];
  /** Its own letters, those of its children not among them. */
  readonly text: string;
}

/** Bytes of an alert or a feed. */
export const mostCapBytes = 1_000_000;
const deepest = 20;
const mostElements = 20_000;

interface Growing extends XmlElement {
  readonly children: Growing[];
  readonly spaces: Readonly<Record<string, string>>;
  text: string;
}

/** The root. Throws CapRefusal. */
export function readXml(bytes: Uint8Array): XmlElement {
  if (bytes.byteLength > mostCapBytes) throw new CapRefusal('too-big');
  const text = decode(bytes);
  const state = { open: [] as Growing[], roots: [] as Growing[], count: 0 };
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        openTag(state, name, attributes);
      },
      onclosetag(_name, isImplied) {
        const tag = text.slice(parser.startIndex, parser.endIndex + 1);
        const closesItself = tag.endsWith('/>') && !tag.startsWith('</');
        // What was never closed was cut off on its way.
        if (isImplied && !closesItself) throw new CapRefusal('not-whole');
        state.open.pop();
      },
      ontext(letters) {
        const own = state.open.at(-1);
        if (own) own.text += letters;
        else if (letters.trim() !== '') throw new CapRefusal('not-xml');
      },
      onprocessinginstruction(name) {
        // <!DOCTYPE …> and <!ENTITY …>: nothing of them is ever read.
        if (name.startsWith('!')) throw new CapRefusal('doctype');
      },
    },
    { xmlMode: true, decodeEntities: true },
  );
  parser.end(text);
  const [root] = state.roots;
  if (!root || state.roots.length > 1) throw new CapRefusal('not-xml');
  return root;
}

function openTag(
  state: { readonly open: Growing[]; readonly roots: Growing[]; count: number },
  tag: string,
  attributes: Record<string, string>,
): void {
  state.count += 1;
  if (state.count > mostElements) throw new CapRefusal('too-big');
  if (state.open.length >= deepest) throw new CapRefusal('too-deep');
  const parent = state.open.at(-1);
  const spaces = { ...parent?.spaces, ...declared(attributes) };
  const [prefix, local] = tag.includes(':') ? tag.split(':', 2) : ['', tag];
  const element: Growing = {
    ...{ name: local ?? tag, space: spaces[`:${prefix ?? ''}`] ?? '', attributes, spaces },
    ...{ children: [], text: '' },
  };
  (parent ? parent.children : state.roots).push(element);
  state.open.push(element);
}

/** Prefixes that a tag gives a meaning; `:` before each, so that none is a name that objects have. */
function declared(attributes: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(attributes).flatMap(([name, value]) =>
      name === 'xmlns' ? [[':', value]] : name.startsWith('xmlns:') ? [[name.slice(5), value]] : [],
    ),
  );
}

function decode(bytes: Uint8Array): string {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new CapRefusal('encoding');
  }
  const said = /^\s*<\?xml[^>]*\bencoding\s*=\s*["']([^"']+)["']/.exec(text)?.[1];
  if (said !== undefined && !/^(utf-8|us-ascii)$/i.test(said)) throw new CapRefusal('encoding');
  if (text.includes('\0')) throw new CapRefusal('not-xml');
  // Also where it would be no declaration: in a comment it is nothing that anybody needs.
  if (/<!(?:doctype|entity|element|attlist|notation)/i.test(text)) throw new CapRefusal('doctype');
  return text;
}

/** All children of this name, in the parent's own namespace. */
export function childrenNamed(parent: XmlElement, name: string): readonly XmlElement[] {
  return parent.children.filter((one) => one.name === name && one.space === parent.space);
}

/** The letters of the first child of this name, without space around them; undefined where there is none, or it is empty. */
export function wordsOf(parent: XmlElement, name: string): string | undefined {
  const text = childrenNamed(parent, name)[0]?.text.trim().normalize('NFC') ?? '';
  return text === '' ? undefined : text;
}
