// One evening of a station from a seed: an airing, and what people do around it.
import type { SlotBulletin } from '../../../../scheduler/store/store.ts';
import { seeded } from '../../../setup/schedule.ts';
import { at } from '../one-campaign.ts';

export interface Deed {
  readonly at: number;
  readonly kind: 'emergency' | 'cancel' | 'move' | 'rewrite' | 'approve' | 'stop';
  /** The slot that is cancelled. */
  readonly slot?: string;
  /** Whether what is stopped is to be made up. */
  readonly makeUp?: boolean;
  /** The campaign's new time. */
  readonly time?: string;
}

export interface History {
  readonly seed: number;
  readonly needsApproval: boolean;
  readonly durationMs: number;
  /** Whether the output waits for the moment itself: then the intent is written 2 s ahead of it. */
  readonly waitsItself: boolean;
  /** Oldest first. */
  readonly deeds: readonly Deed[];
  /** How long the machine stays off after a cut. */
  readonly outageMs: number;
}

export const evening = at('2026-11-24T16:55');
export const firstSlot = 'thu@2026-11-24T17:00';
const secondSlot = 'thu@2026-11-27T17:00';

export const flood: SlotBulletin = {
  sha256: 'e'.repeat(64),
  contentKey: 'khan',
  title: 'Lũ về',
  durationMs: 30_000,
};

/** Where the tale ends: the week's other airing has had its windows, also after three outages on its evening. */
export function endOf({ outageMs }: History): number {
  return at('2026-11-28T05:00') + 3 * outageMs;
}

/** The same history for the same seed. */
export function historyOf(seed: number): History {
  const random = seeded(seed);
  const between = (from: number, to: number): number => Math.round(from + random() * (to - from));
  const start = at('2026-11-24T17:00');
  const deeds: Deed[] = [];
  const needsApproval = random() < 0.4;
  if (needsApproval) deeds.push({ at: start - between(60_000, 200_000), kind: 'approve' });
  if (random() < 0.8) deeds.push({ at: start + between(-20_000, 110_000), kind: 'emergency' });
  if (random() < 0.4) deeds.push({ at: start + between(0, 120_000), kind: 'emergency' });
  if (random() < 0.4)
    deeds.push({
      at: start + between(-120_000, 100_000),
      kind: 'cancel',
      slot: random() < 0.6 ? secondSlot : firstSlot,
    });
  if (random() < 0.4) {
    const time = ['17:20', '16:58', '17:01', '06:15'][between(0, 3)] ?? '17:20';
    deeds.push({ at: start + between(-150_000, 200_000), kind: 'move', time });
  }
  if (random() < 0.4) deeds.push({ at: start + between(-150_000, 60_000), kind: 'rewrite' });
  if (random() < 0.5)
    deeds.push({ at: start + between(-2000, 150_000), kind: 'stop', makeUp: random() < 0.3 });
  return {
    seed,
    needsApproval,
    waitsItself: random() < 0.5,
    durationMs: between(60_000, 150_000),
    deeds: deeds.toSorted((a, b) => a.at - b.at),
    outageMs: [2000, 40_000, 20 * 60_000, 26 * 3_600_000][between(0, 3)] ?? 2000,
  };
}
