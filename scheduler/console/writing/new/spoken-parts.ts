// What becomes of each part of a text on the loudspeaker: spoken, or only on the page.
import type { Node } from 'prosemirror-model';
import type { Transform } from 'prosemirror-transform';
import { proseSchema } from '../../../../content/markup/prose-schema.ts';

export const treatments = {
  doc: 'Loa đọc',
  trang: 'Chỉ hiện trên trang',
  'noi-nhan': 'Nơi nhận (loa không đọc)',
  'chu-ky': 'Chữ ký (loa không đọc)',
  'van-doc': 'Loa đọc, dù giống tiêu ngữ, số hay chữ ký',
} as const;
export type Treatment = keyof typeof treatments;

const nodeOf = {
  trang: 'web_only',
  'noi-nhan': 'recipients',
  'chu-ky': 'signature',
  'van-doc': 'read_aloud',
} as const satisfies Readonly<Record<Exclude<Treatment, 'doc'>, string>>;

export function isTreatment(text: string): text is Treatment {
  return Object.hasOwn(treatments, text);
}

/** How a block is treated; undefined for what nobody chooses about: a picture, a step, a comment. */
export function treatmentOf({ type }: Node): Treatment | undefined {
  const fixed = ['picture', 'file', 'step', 'comment', 'opaque', 'spoken_only', 'sms'];
  if (fixed.includes(type.name)) return undefined;
  // Object.entries forgets that the keys are treatments.
  const found = Object.entries(nodeOf).find(([, name]) => name === type.name)?.[0];
  return (found as Treatment | undefined) ?? 'doc';
}

const label = /^nơi nhận\s*:?$/i;

/** Puts blocks into the part that is chosen for them, by their number among the top ones. */
export function treatBlocks(chosen: ReadonlyMap<number, Treatment>): (tr: Transform) => void {
  return (tr) => {
    const changes: { from: number; to: number; nodes: readonly Node[] }[] = [];
    tr.doc.forEach((node, from, index) => {
      const wanted = chosen.get(index);
      const is = treatmentOf(node);
      if (wanted === undefined || is === undefined || wanted === is) return;
      const inner = is === 'doc' ? [node] : [...plainOf(node)];
      changes.push({ from, to: from + node.nodeSize, nodes: partOf(wanted, inner) });
    });
    // From the last on, so that places before it stay.
    for (const { from, to, nodes } of changes.toReversed()) tr.replaceWith(from, to, nodes);
  };
}

/** What stands in a part; the words that the page puts above recipients by itself are written then. */
function plainOf(node: Node): readonly Node[] {
  const inner = [...node.children];
  return node.type.name === 'recipients'
    ? [proseSchema.nodes.paragraph.create(null, proseSchema.text('Nơi nhận:')), ...inner]
    : inner;
}

function partOf(wanted: Treatment, inner: readonly Node[]): readonly Node[] {
  if (wanted === 'doc') return inner;
  const [first, ...rest] = inner;
  const isLabelled =
    wanted === 'noi-nhan' && label.test(first?.textContent ?? '') && rest.length > 0;
  return [proseSchema.nodes[nodeOf[wanted]].create(null, isLabelled ? rest : inner)];
}
