// A step's id is its address, and where residents left off: it stays with the step, is nobody else's, and is never used again.
import type { Node } from 'prosemirror-model';
import type { Mapping, Transform } from 'prosemirror-transform';
import { proseSchema } from '../../markup/prose-schema.ts';
import { freshStepId } from './fresh-step-id.ts';

const { step } = proseSchema.nodes;
const idForm = /^[a-z0-9]+(-[a-z0-9]+)*$/;

interface PlacedStep {
  readonly pos: number;
  readonly id: string;
  readonly title: string;
}

export function stepsOf(doc: Node): readonly PlacedStep[] {
  const found: PlacedStep[] = [];
  doc.forEach((node, pos) => {
    if (node.type === step) {
      found.push({ pos, id: String(node.attrs['id']), title: String(node.attrs['title']) });
    }
  });
  return found;
}

/**
 * Adds to `tr` what gives each step an id of its own; the same for everybody who does it to the same document. Of two
 * with one id the step keeps it that had it before (`since`: the document before, and the way from there), else the first.
 * `taken`: ids that this document ever had. `isWhole`: a step without an id gets one too, where it has a name.
 */
export function mendStepIds(
  tr: Transform,
  taken: ReadonlySet<string> = new Set(),
  { since, isWhole = false }: MendOptions = {},
): void {
  const steps = stepsOf(tr.doc);
  const owners = ownersOf(steps, since);
  const known = new Set([...taken, ...steps.map(({ id }) => id)]);
  for (const { pos, id, title } of steps) {
    const isOwn = idForm.test(id) && owners.get(id) === pos;
    const isBare = id === '' && !(isWhole && title.trim() !== '');
    if (isOwn || isBare) {
      continue;
    }
    const fresh = freshStepId(title.trim() === '' ? id : title, known);
    known.add(fresh);
    tr.setNodeAttribute(pos, 'id', fresh);
  }
}

export interface MendOptions {
  readonly since?: { readonly doc: Node; readonly mapping: Mapping };
  readonly isWhole?: boolean;
}

function ownersOf(
  steps: readonly PlacedStep[],
  since: MendOptions['since'],
): ReadonlyMap<string, number> {
  const owners = new Map<string, number>();
  const places = new Map(steps.map(({ pos, id }) => [pos, id]));
  for (const { pos, id } of since === undefined ? [] : stepsOf(since.doc)) {
    const { pos: now, deletedAfter } = since?.mapping.mapResult(pos, 1) ?? {
      pos,
      deletedAfter: true,
    };
    if (!deletedAfter && places.get(now) === id) {
      owners.set(id, now);
    }
  }
  for (const { pos, id } of steps) {
    if (!owners.has(id)) {
      owners.set(id, pos);
    }
  }
  return owners;
}
