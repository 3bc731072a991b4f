// One evening of a station from a seed: an airing, and what people do around it.
import { seeded } from '../../../setup/schedule.ts';
import { at } from '../one-campaign.ts';

export interface Deed {
  readonly at: number;
  readonly kind:
    | 'emergency'
    | 'end'
    | 'cancel'
    | 'restore'
    | 'air-now'
    | 'move'
    | 'rewrite'
    | 'approve'
    | 'stop'
    | 'pause'
    | 'resume'
    | 'skip';
  /** How an emergency is said again. */
  readonly repeat?: { readonly everyMinutes: number; readonly untilAt?: number };
  /** The slot that is cancelled, restored or to air now. */
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

/** How long an emergency is, and what it is called. */
export const flood = { title: 'Lũ về', durationMs: 30_000 } as const;

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
  const evening = {
    ...{ seed, needsApproval, waitsItself: random() < 0.5 },
    durationMs: between(60_000, 150_000),
    outageMs: [2000, 40_000, 20 * 60_000, 26 * 3_600_000][between(0, 3)] ?? 2000,
  };
  // Drawn last: the evenings of these seeds stay as they were.
  const repeated = deeds.map((deed): Deed => {
    if (deed.kind !== 'emergency' || random() < 0.4) return deed;
    const everyMinutes = [5, 7, 60, 720][between(0, 3)] ?? 60;
    const untilAt = deed.at + between(1, 2) * everyMinutes * 60_000;
    return { ...deed, repeat: { everyMinutes, untilAt } };
  });
  if (random() < 0.3) repeated.push({ at: start + between(0, 900_000), kind: 'end' });
  // And these after them.
  if (random() < 0.5) {
    const pausedAt = start + between(-1000, 120_000);
    repeated.push({ at: pausedAt, kind: 'pause' });
    // Beyond a quarter of an hour it is over.
    if (random() < 0.8) repeated.push({ at: pausedAt + between(500, 1_000_000), kind: 'resume' });
  }
  while (random() < 0.4) repeated.push({ at: start + between(0, 150_000), kind: 'skip' });
  const other = (): string => (random() < 0.5 ? secondSlot : firstSlot);
  if (random() < 0.4)
    repeated.push({ at: start + between(-150_000, 900_000), kind: 'restore', slot: other() });
  if (random() < 0.4)
    repeated.push({ at: start + between(-200_000, 900_000), kind: 'air-now', slot: other() });
  return { ...evening, deeds: repeated.toSorted((a, b) => a.at - b.at) };
}
