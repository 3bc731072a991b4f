// How wrong the station's clock was when the centre was heard last: a power cut does not make it right.
import type { Store } from '../../store/store.ts';

const noteName = 'centre-clock-error';
/** What moves less is as it was, ms. */
const movedMs = 2000;

export function keepClockError(store: Store, errorMs: number | undefined): void {
  if (errorMs === undefined || Math.abs(errorMs - lastClockError(store)) < movedMs) return;
  store.setNote(noteName, String(Math.round(errorMs)));
}

/** Ms; 0 where it was never measured. */
export function lastClockError(store: Store): number {
  const said = Number(store.note(noteName) ?? '0');
  return Number.isFinite(said) ? said : 0;
}
