// Edits as people make them, by a seeded generator.
import type { Node, NodeType } from 'prosemirror-model';
import { Transform, canJoin, canSplit, findWrapping, liftTarget } from 'prosemirror-transform';
import { frontKeys, proseSchema } from '../../../content/markup/prose-schema.ts';
import { mendStepIds } from '../../../content/write/prose/index.ts';

const { nodes, marks } = proseSchema;
type Random = () => number;
type Edit = (tr: Transform, random: Random) => boolean;

const words = [
  ...[
    'Kính mời bà con',
    ' ',
    'đúng 8 giờ',
    '*',
    '_',
    '**',
    '`',
    '[',
    ']',
    '(x)',
    '<',
    '</Note>',
    '<Note>',
  ],
  ...[
    '{',
    '}',
    '{họ tên}',
    '&',
    '&amp;',
    '1. ',
    '- ',
    '+ ',
    '# ',
    '> ',
    '| ',
    '|',
    '---',
    '===',
    '~~~',
    '\\',
  ],
  ...[
    'import x',
    'export',
    '!',
    '![',
    ':',
    '"',
    "'",
    'a_b',
    ' ',
    '😀',
    'e\u0302\u0301',
    'ế',
    '\t',
    '  ',
    '\n',
    '<12 tháng',
  ],
  ...['http://x.vn/a_b?c=d&e', '…', '“', '12.', '3)', '{/*', '*/', '#'],
];

export function pick<One>(all: readonly One[], random: Random): One {
  const found = all[Math.floor(random() * all.length)];
  if (found === undefined) {
    throw new Error('Nothing to pick from.');
  }
  return found;
}

function someWords(random: Random): string {
  return Array.from({ length: 1 + Math.floor(random() * 4) }, () => pick(words, random)).join('');
}

interface Place {
  readonly node: Node;
  readonly pos: number;
}

function all(doc: Node, is: (node: Node, parent: Node | null) => boolean): readonly Place[] {
  const found: Place[] = [];
  doc.descendants((node, pos, parent) => {
    if (is(node, parent)) {
      found.push({ node, pos });
    }
  });
  return found;
}

function some(
  doc: Node,
  random: Random,
  is: (node: Node, parent: Node | null) => boolean,
): Place | undefined {
  const found = all(doc, is);
  return found.length === 0 ? undefined : pick(found, random);
}

const isText = (node: Node) => node.isTextblock;
const isParagraph = (node: Node) => node.type === nodes.paragraph;

function rangeIn({ node, pos }: Place, random: Random): readonly [number, number] {
  const one = Math.floor(random() * (node.content.size + 1));
  const other = Math.floor(random() * (node.content.size + 1));
  return [pos + 1 + Math.min(one, other), pos + 1 + Math.max(one, other)];
}

const edits: Readonly<Record<string, Edit>> = {
  type(tr, random) {
    const place = some(tr.doc, random, isText);
    if (place === undefined) return false;
    const at = rangeIn(place, random)[0];
    const text = someWords(random);
    const isPlain = place.node.type !== nodes.paragraph;
    tr.insert(at, proseSchema.text(isPlain ? text.replaceAll('\n', ' ') : text));
    return true;
  },
  delete(tr, random) {
    const place = some(tr.doc, random, isText);
    if (place === undefined) return false;
    tr.delete(...rangeIn(place, random));
    return true;
  },
  deleteAcross(tr, random) {
    const [one, other] = [some(tr.doc, random, isParagraph), some(tr.doc, random, isParagraph)];
    if (one === undefined || other === undefined || one.pos >= other.pos) return false;
    if (other.pos - one.pos > 400) return false;
    tr.delete(rangeIn(one, random)[0], rangeIn(other, random)[1]);
    return true;
  },
  split(tr, random) {
    const place = some(tr.doc, random, isParagraph);
    if (place === undefined) return false;
    const at = rangeIn(place, random)[0];
    const depth = random() < 0.5 && canSplit(tr.doc, at, 2) ? 2 : 1;
    if (!canSplit(tr.doc, at, depth)) return false;
    tr.split(at, depth);
    return true;
  },
  join(tr, random) {
    const isOutside = (node: Node) => node.isBlock && node.type !== nodes.table_row;
    const found = all(tr.doc, isOutside).filter(({ pos }) => canJoin(tr.doc, pos));
    if (found.length === 0) return false;
    tr.join(pick(found, random).pos);
    return true;
  },
  mark(tr, random) {
    const place = some(tr.doc, random, (node) => isParagraph(node) && node.content.size > 0);
    if (place === undefined) return false;
    const type = pick([marks.strong, marks.em, marks.code, marks.strong], random);
    const [from, to] = rangeIn(place, random);
    if (tr.doc.rangeHasMark(from, to, type)) {
      tr.removeMark(from, to, type);
    } else {
      tr.addMark(from, to, type.create());
    }
    return true;
  },
  link(tr, random) {
    const place = some(tr.doc, random, (node) => isParagraph(node) && node.content.size > 0);
    if (place === undefined) return false;
    const href = pick(
      ['/huong-dan/', 'https://x.vn/a(b)?c=1&amp;d', '#muc', 'https://x.vn/a b'],
      random,
    );
    tr.addMark(...rangeIn(place, random), marks.link.create({ href }));
    return true;
  },
  listIn: (tr, random) =>
    wrapIn(tr, random, pick([nodes.bullet_list, nodes.ordered_list], random), { start: 1 }),
  wrap: (tr, random) =>
    wrapIn(
      tr,
      random,
      pick([nodes.note, nodes.web_only, nodes.spoken_only, nodes.requirement], random),
    ),
  lift(tr, random) {
    const place = some(
      tr.doc,
      random,
      (node, parent) => node.isBlock && parent?.type !== nodes.doc,
    );
    if (place === undefined) return false;
    const [from, to] = [
      tr.doc.resolve(place.pos + 1),
      tr.doc.resolve(place.pos + place.node.nodeSize - 1),
    ];
    const range = place.node.isTextblock ? from.blockRange(to) : null;
    const target = range && liftTarget(range);
    if (range === null || target === null) return false;
    tr.lift(range, target);
    return true;
  },
  level(tr, random) {
    const place = some(tr.doc, random, (node) => node.type === nodes.heading || isParagraph(node));
    if (place === undefined) return false;
    const level = 2 + Math.floor(random() * 3);
    const isBack = place.node.type === nodes.heading && random() < 0.3;
    const at = place.pos + 1;
    if (isBack) {
      tr.setBlockType(at, at, nodes.paragraph);
    } else {
      tr.setBlockType(at, at, nodes.heading, { level });
    }
    return true;
  },
  stepTitle(tr, random) {
    const place = some(tr.doc, random, (node) => node.type === nodes.step);
    if (place === undefined) return false;
    tr.setNodeAttribute(place.pos, 'title', someWords(random).replaceAll('\n', ' '));
    return true;
  },
  move(tr, random) {
    const place = some(tr.doc, random, movable);
    if (place === undefined) return false;
    tr.delete(place.pos, place.pos + place.node.nodeSize);
    return insertSomewhere(tr, random, place.node);
  },
  copy(tr, random) {
    const place = some(tr.doc, random, movable);
    return place !== undefined && insertSomewhere(tr, random, place.node);
  },
  remove(tr, random) {
    const place = some(
      tr.doc,
      random,
      (node, parent) => node.isBlock && (parent?.childCount ?? 0) > 1,
    );
    if (place === undefined) return false;
    tr.delete(place.pos, place.pos + place.node.nodeSize);
    return true;
  },
  insert: (tr, random) =>
    insertSomewhere(tr, random, pick(fresh, random)(someWords(random).replaceAll('\n', ' '))),
  row(tr, random) {
    const place = some(tr.doc, random, (node) => node.type === nodes.table_row);
    if (place === undefined) return false;
    const cells = Array.from({ length: place.node.childCount }, (_, at) =>
      cellOf(at === 0 ? someWords(random).replaceAll('\n', ' ') : ''),
    );
    tr.insert(place.pos + place.node.nodeSize, nodes.table_row.create(null, cells));
    return true;
  },
  column(tr, random) {
    const place = some(tr.doc, random, (node) => node.type === nodes.table);
    if (place === undefined) return false;
    const rows: Place[] = [];
    place.node.forEach((node, offset) => rows.push({ node, pos: place.pos + 1 + offset }));
    for (const { node, pos } of rows.toReversed()) {
      const type =
        node.firstChild?.type === nodes.table_header ? nodes.table_header : nodes.table_cell;
      tr.insert(pos + node.nodeSize - 1, cellOf('x', type));
    }
    return true;
  },
  lineBreak(tr, random) {
    const place = some(tr.doc, random, isParagraph);
    if (place === undefined) return false;
    tr.insert(rangeIn(place, random)[0], nodes.hard_break.create());
    return true;
  },
  front(tr, random) {
    const key = pick(frontKeys.slice(5, 9), random);
    const said = someWords(random).replaceAll('\n', ' ').trim();
    const value =
      key === 'order' ? Math.floor(random() * 99) : key === 'listen' ? random() < 0.5 : said;
    tr.setDocAttribute(key, value === '' ? 'x' : value);
    return true;
  },
};

/** Kinds that a person does most are drawn more often. */
const drawn = [
  ...Object.keys(edits),
  ...Array<string>(8).fill('type'),
  ...Array<string>(3).fill('delete'),
];

const cellOf = (text: string, type: NodeType = nodes.table_cell) =>
  type.create(null, nodes.cell_text.create(null, text === '' ? [] : proseSchema.text(text)));
const paragraphOf = (text: string) => nodes.paragraph.create(null, proseSchema.text(text));

const fresh: readonly ((text: string) => Node)[] = [
  paragraphOf,
  (text) => nodes.heading.create({ level: 2 }, proseSchema.text(text)),
  (text) => nodes.note.create(null, paragraphOf(text)),
  (text) => nodes.step.create({ id: '', title: text }, paragraphOf(text)),
  (text) => nodes.bullet_list.create(null, nodes.list_item.create(null, paragraphOf(text))),
  (text) => nodes.table.create(null, nodes.table_row.create(null, [cellOf(text), cellOf('')])),
  (text) => nodes.comment.create({ text: text.replaceAll('*/', '') }),
  (text) => nodes.sms.create({ read: text }, paragraphOf(text)),
  (text) => nodes.picture.create({ src: '/hinh/x.webp', alt: text }),
  (text) => nodes.file.create({ name: 'x.pdf', title: text }),
];

function movable(node: Node, parent: Node | null): boolean {
  const isPart = node.isBlock && (parent?.type === nodes.doc || node.type.isInGroup('block'));
  return isPart && (parent?.childCount ?? 0) > 1;
}

function insertSomewhere(tr: Transform, random: Random, node: Node): boolean {
  const places = all(tr.doc, (one) => one.isBlock)
    .map(({ pos }) => pos)
    .filter((pos) => {
      const at = tr.doc.resolve(pos);
      return at.parent.canReplaceWith(at.index(), at.index(), node.type);
    });
  if (places.length === 0) return false;
  tr.insert(pick(places, random), node);
  return true;
}

function wrapIn(tr: Transform, random: Random, type: NodeType, attrs?: { start: number }): boolean {
  const place = some(tr.doc, random, isParagraph);
  if (place === undefined) return false;
  const range = tr.doc.resolve(place.pos + 1).blockRange();
  const wrapping = range && findWrapping(range, type, type === nodes.ordered_list ? attrs : null);
  if (!range || !wrapping) return false;
  tr.wrap(range, wrapping);
  return true;
}

/** The document after one to four edits, and what they were. */
export function edited(
  doc: Node,
  random: Random,
): { readonly doc: Node; readonly kinds: readonly string[] } {
  const tr = new Transform(doc);
  const kinds: string[] = [];
  const wanted = 1 + Math.floor(random() * 4);
  for (let turn = 0; turn < 40 && kinds.length < wanted; turn++) {
    const kind = pick(drawn, random);
    try {
      if (edits[kind]?.(tr, random) === true) {
        kinds.push(kind);
      }
    } catch (error) {
      // What can't be done is no edit: nothing of it is in the document.
      if (!(error instanceof Error) || error.name !== 'TransformError') {
        throw error;
      }
    }
  }
  mendStepIds(tr, new Set(), { since: { doc, mapping: tr.mapping } });
  return { doc: tr.doc, kinds };
}
