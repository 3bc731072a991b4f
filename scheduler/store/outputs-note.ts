// From which outputs the daemon sounds, where its command line names them: another command makes sound for the same ones.
import type { OutputKind } from '../../content/schema/names.ts';
import type { Store } from './store.ts';

const noteName = 'outputs';

/** Undefined where the daemon that ran last goes by ward.yaml. */
export function readOpenedOutputs(store: Pick<Store, 'note'>): readonly OutputKind[] | undefined {
  // Written below, in this shape.
  const known = JSON.parse(store.note(noteName) ?? 'null') as readonly OutputKind[] | null;
  return known ?? undefined;
}

export function keepOpenedOutputs(
  store: Pick<Store, 'setNote'>,
  outputs: readonly OutputKind[] | undefined,
): void {
  store.setNote(noteName, JSON.stringify(outputs ?? null));
}
