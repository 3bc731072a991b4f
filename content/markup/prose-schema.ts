import { Fragment, Schema, type Attrs, type NodeSpec, type TagParseRule } from 'prosemirror-model';
import { frontKeys } from './front-keys.ts';
import { proseMarks } from './prose-marks.ts';
export { frontKeys } from './front-keys.ts';
export { isSafeHref } from './prose-marks.ts';

/** The element of an MDX file that each node is written as. A step stands at the top alone. */
export const elementOf = {
  step: 'Step',
  note: 'Note',
  requirement: 'Requirement',
  checklist: 'Checklist',
  web_only: 'WebOnly',
  spoken_only: 'SpokenOnly',
  read_aloud: 'ReadAloud',
  sms: 'Sms',
  recipients: 'Recipients',
  signature: 'Signature',
  table: 'Table',
  file: 'File',
} as const;

/** The attributes that an element is written with, in their order. */
export const attributesOf: Readonly<Record<string, readonly string[]>> = {
  step: ['id', 'title'],
  sms: ['read'],
  file: ['name'],
};

/** A part of a document with other blocks in it. */
function part(name: keyof typeof elementOf, group = 'block'): NodeSpec {
  const attributes = attributesOf[name] ?? [];
  return {
    content: 'block+',
    group,
    defining: true,
    attrs: Object.fromEntries(attributes.map((key) => [key, words])),
    toDOM: ({ attrs }) => ['div', { 'data-part': name, ...dataOf(attributes, attrs) }, 0],
    parseDOM: [tagged(`div[data-part="${name}"]`, attributes)],
  };
}

/** What is edited as one thing: it is shown, and taken out or moved as a whole. */
function atom(name: string, attributes: readonly string[], group = 'block'): NodeSpec {
  const isInline = group === 'inline';
  return {
    group,
    atom: true,
    inline: isInline,
    attrs: Object.fromEntries(attributes.map((key) => [key, words])),
    toDOM: ({ attrs }) => [
      isInline ? 'span' : 'div',
      { 'data-part': name, ...dataOf(attributes, attrs) },
    ],
    parseDOM: [tagged(`${isInline ? 'span' : 'div'}[data-part="${name}"]`, attributes)],
  };
}

const words = { default: '', validate: 'string' } as const;

/** What is pasted from elsewhere brings no address of its own making. */
const isId = /^[a-z0-9]+(-[a-z0-9]+)*$/;

function dataOf(names: readonly string[], attrs: Attrs): Readonly<Record<string, string>> {
  return Object.fromEntries(names.map((name) => [`data-${name}`, String(attrs[name])]));
}

function tagged(tag: string, names: readonly string[]): TagParseRule {
  return {
    tag,
    getAttrs: (found) =>
      Object.fromEntries(
        names.map((name) => {
          const value = found.getAttribute(`data-${name}`) ?? '';
          return [name, name === 'id' && !isId.test(value) ? '' : value];
        }),
      ),
  };
}

function cell(role: 'cell' | 'header_cell', tag: 'td' | 'th'): NodeSpec {
  return {
    content: 'cell_text',
    tableRole: role,
    isolating: true,
    // What tables of ProseMirror ask for; a cell of ours is never merged.
    attrs: { colspan: { default: 1 }, rowspan: { default: 1 }, colwidth: { default: null } },
    toDOM: () => [tag, 0],
    // Paragraphs and lines within a cell are one line here.
    parseDOM: [{ tag, getContent: (found, schema) => cellWords(wordsIn(found), schema) }],
  };
}

/** What stands in blocks of their own, or behind the end of a line, is words of their own. */
function wordsIn(found: globalThis.Node): string {
  if (found.nodeType === 3) return found.nodeValue ?? '';
  const inner = [...found.childNodes].map(wordsIn).join('');
  return isInline.test(found.nodeName) ? inner : ` ${inner} `;
}

const isInline =
  /^(?:a|abbr|b|bdi|big|cite|code|del|em|font|i|ins|kbd|mark|q|s|samp|small|span|strike|strong|sub|sup|tt|u|var|wbr)$/i;

function cellWords(written: string, schema: Schema): Fragment {
  const text = written.replace(/\s+/g, ' ').trim();
  return Fragment.from(schema.node('cell_text', null, text === '' ? [] : [schema.text(text)]));
}

const blocks = {
  doc: {
    content: '(block | step)+',
    attrs: Object.fromEntries(frontKeys.map((key) => [key, { default: null }])),
  },
  // In a paragraph a line of the file may end: the loudspeaker reads pasted lines one by one.
  paragraph: {
    content: 'inline*',
    group: 'block',
    whitespace: 'pre',
    toDOM: () => ['p', 0],
    parseDOM: [{ tag: 'p' }],
  },
  heading: {
    content: '(text | opaque_inline)*',
    group: 'block',
    defining: true,
    attrs: { level: { default: 2, validate: 'number' } },
    toDOM: ({ attrs }) => [`h${Number(attrs['level'])}`, 0],
    parseDOM: [1, 2, 3, 4, 5, 6].map((level) => ({ tag: `h${level}`, attrs: { level } })),
  },
  bullet_list: {
    content: 'list_item+',
    group: 'block',
    toDOM: () => ['ul', 0],
    parseDOM: [{ tag: 'ul' }],
  },
  ordered_list: {
    content: 'list_item+',
    group: 'block',
    attrs: { start: { default: 1, validate: 'number' } },
    toDOM: ({ attrs }) => ['ol', { start: Number(attrs['start']) }, 0],
    parseDOM: [{ tag: 'ol', getAttrs: (list) => ({ start: startOf(list) }) }],
  },
  list_item: {
    content: 'block+',
    defining: true,
    toDOM: () => ['li', 0],
    parseDOM: [{ tag: 'li' }],
  },
} satisfies Readonly<Record<string, NodeSpec>>;

/** Numbers that Markdown can begin a list with. */
function startOf(list: HTMLElement): number {
  const written = list.getAttribute('start') ?? '';
  return /^\d{1,9}$/.test(written) ? Number(written) : 1;
}

const tables = {
  table: {
    content: 'table_row+',
    group: 'block',
    tableRole: 'table',
    isolating: true,
    toDOM: () => ['table', ['tbody', 0]],
    parseDOM: [{ tag: 'table' }],
  },
  table_row: {
    content: '(table_header | table_cell)+',
    tableRole: 'row',
    toDOM: () => ['tr', 0],
    parseDOM: [{ tag: 'tr' }],
  },
  table_header: cell('header_cell', 'th'),
  table_cell: cell('cell', 'td'),
  cell_text: {
    content: 'text*',
    marks: '',
    toDOM: () => ['p', 0],
    parseDOM: [
      { tag: 'p', context: 'table_cell/', priority: 60 },
      { tag: 'p', context: 'table_header/', priority: 60 },
    ],
  },
} satisfies Readonly<Record<string, NodeSpec>>;

/** What an MDX file of ours says, for an editor. `doc` holds what stands between its `---` lines; null: it is not there. */
export const proseSchema = new Schema({
  nodes: {
    ...blocks,
    step: part('step', 'top'),
    note: part('note'),
    requirement: part('requirement'),
    checklist: part('checklist'),
    web_only: part('web_only'),
    spoken_only: part('spoken_only'),
    read_aloud: part('read_aloud'),
    sms: part('sms'),
    recipients: part('recipients'),
    signature: part('signature'),
    ...tables,
    picture: atom('picture', ['src', 'alt']),
    file: atom('file', ['name', 'title']),
    comment: atom('comment', ['text']),
    opaque: atom('opaque', ['source']),
    text: { group: 'inline' },
    hard_break: {
      group: 'inline',
      inline: true,
      selectable: false,
      toDOM: () => ['br'],
      parseDOM: [{ tag: 'br' }],
    },
    opaque_inline: atom('opaque_inline', ['source'], 'inline'),
  },
  marks: proseMarks,
});
