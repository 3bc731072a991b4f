import type { Store } from './store.ts';

/** Under this name the store keeps for how many days bulletins, clips and backups are kept. */
const noteName = 'retention-days';

/** A year and a bit: the report of a campaign can be listened to until the next year's is over. */
const usualDays = 400;
/** What an airing was may be asked about for two months in any case. */
export const fewestDays = 60;
export const mostDays = 3660;

export function readRetentionDays(store: Pick<Store, 'note'>): number {
  const days = Number(store.note(noteName) ?? usualDays);
  return isRetention(days) ? days : usualDays;
}

export function setRetentionDays(store: Pick<Store, 'setNote'>, days: number): void {
  store.setNote(noteName, String(days));
}

export function isRetention(days: number): boolean {
  return Number.isInteger(days) && days >= fewestDays && days <= mostDays;
}
