import type { Outage } from '../core/reason.ts';
import type { Journal } from './journal.ts';

/** Times in which nothing could air. */
export interface Outages {
  /** Those that are over, oldest first. */
  past(): readonly Outage[];
  /** Also what keeps the daemon from its work now. */
  soFar(): readonly Outage[];
  add(outage: Outage): void;
  /** One that began before all others. */
  addFirst(outage: Outage): void;
}

const kept = 20;

export function createOutages(journal: Pick<Journal, 'blocked'>): Outages {
  let past: readonly Outage[] = [];
  return {
    past: () => past,
    soFar() {
      const blocked = journal.blocked();
      return blocked ? [...past, blocked.outage] : past;
    },
    add(outage) {
      past = [...past, outage].slice(-kept);
    },
    addFirst(outage) {
      past = [outage, ...past];
    },
  };
}
