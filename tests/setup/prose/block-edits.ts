import type { Node, NodeType } from 'prosemirror-model';
import { findWrapping, liftTarget, type Transform } from 'prosemirror-transform';
import { frontKeys, proseSchema } from '../../../content/markup/prose-schema.ts';
import { freshBlocks } from './fresh-blocks.ts';
import { all, isParagraph, some, type Edit } from './random-places.ts';
import { pick, someWords, type Random } from './random-words.ts';

const { nodes } = proseSchema;

export const blockEdits: Readonly<Record<string, Edit>> = {
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
    insertSomewhere(tr, random, pick(freshBlocks, random)(someWords(random).replaceAll('\n', ' '))),
};

export const frontEdits: Readonly<Record<string, Edit>> = {
  front(tr, random) {
    const key = pick(frontKeys.slice(5, 9), random);
    const said = someWords(random).replaceAll('\n', ' ').trim();
    const value =
      key === 'order' ? Math.floor(random() * 99) : key === 'listen' ? random() < 0.5 : said;
    tr.setDocAttribute(key, value === '' ? 'x' : value);
    return true;
  },
};

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
