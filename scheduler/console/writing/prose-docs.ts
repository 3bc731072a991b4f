// The documents of prose drafts: played from their steps once, and kept at hand.
import { Node } from 'prosemirror-model';
import { Step } from 'prosemirror-transform';
import type { DraftBook, DraftRow } from './draft-book.ts';
import { proseSchema } from '../../../content/markup/prose-schema.ts';

export interface ProseDocs {
  start(row: DraftRow): Node;
  at(row: DraftRow): Node;
  /** What steps make of it; undefined where they don't fit. */
  after(doc: Node, steps: readonly unknown[]): Node | undefined;
  remember(file: string, version: number, doc: Node): void;
  forget(file: string): void;
}

/** So many steps are played at most when a draft is opened anew. */
const snapshotEvery = 200;
/** A document larger than this is none of ours. */
const mostSize = 600_000;

export function createProseDocs(book: DraftBook): ProseDocs {
  const known = new Map<string, { readonly version: number; readonly doc: Node }>();
  const start = ({ startDoc }: DraftRow): Node =>
    Node.fromJSON(proseSchema, JSON.parse(startDoc ?? 'null'));
  return {
    start,
    at(row) {
      const { file, version } = row;
      const kept = known.get(file);
      if (kept?.version === version) return kept.doc;
      const snapshot = book.snapshot(file);
      let doc = snapshot ? Node.fromJSON(proseSchema, JSON.parse(snapshot.doc)) : start(row);
      for (const { step } of book.steps(file, snapshot?.version ?? 0)) {
        const { doc: next, failed } = Step.fromJSON(proseSchema, step).apply(doc);
        // Each of them was applied before it was taken.
        if (!next) throw new Error(`A kept step of ${file} no longer fits: ${String(failed)}`);
        doc = next;
      }
      known.set(file, { version, doc });
      return doc;
    },
    after(doc, steps) {
      try {
        let next = doc;
        for (const json of steps) {
          const result = Step.fromJSON(proseSchema, json).apply(next);
          if (!result.doc) return undefined;
          next = result.doc;
        }
        next.check();
        return next.nodeSize > mostSize ? undefined : next;
      } catch {
        return undefined;
      }
    },
    remember(file, version, doc) {
      known.set(file, { version, doc });
      const last = book.snapshot(file)?.version ?? 0;
      if (version - last >= snapshotEvery)
        book.keepSnapshot(file, version, JSON.stringify(doc.toJSON()));
    },
    forget(file) {
      known.delete(file);
    },
  };
}
