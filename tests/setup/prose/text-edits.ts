import type { Node } from 'prosemirror-model';
import { canJoin, canSplit } from 'prosemirror-transform';
import { proseSchema } from '../../../content/markup/prose-schema.ts';
import { all, isParagraph, isText, rangeIn, some, type Edit } from './random-places.ts';
import { pick, someWords } from './random-words.ts';

const { nodes, marks } = proseSchema;

export const textEdits: Readonly<Record<string, Edit>> = {
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
};

export const lineEdits: Readonly<Record<string, Edit>> = {
  lineBreak(tr, random) {
    const place = some(tr.doc, random, isParagraph);
    if (place === undefined) return false;
    tr.insert(rangeIn(place, random)[0], nodes.hard_break.create());
    return true;
  },
};
