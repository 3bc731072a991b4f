// Each step has an id of its own that links and the practice go by: a copied step gets a new one, and no old one comes again.
import { Plugin } from 'prosemirror-state';
import { Mapping } from 'prosemirror-transform';
import { mendStepIds, stepsOf } from '../../content/write/prose/step-ids.ts';

/** `ever`: all that this document's steps have had in any version. */
export function stepIds(ever: readonly string[]): Plugin {
  const taken = new Set(ever);
  return new Plugin({
    appendTransaction(transactions, before, { tr }) {
      // Others see to their own: two who mend the same would mend each other's.
      if (!transactions.some((one) => one.docChanged && one.getMeta('rebased') === undefined))
        return null;
      for (const { id } of stepsOf(before.doc)) taken.add(id);
      const mapping = new Mapping(transactions.flatMap((one) => one.mapping.maps));
      mendStepIds(tr, taken, { since: { doc: before.doc, mapping } });
      return tr.docChanged ? tr : null;
    },
  });
}
