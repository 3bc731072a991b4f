// Kills the real daemon at seeded random instants, a third of them within 50 ms of a write, and starts it again; in
// between operators act and staff edit.
import { setTimeout as sleep } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import { isFinal, type Slot } from '../../scheduler/core/slot.ts';
import { seeded } from '../setup/schedule.ts';
import { createOperator, type ActKind } from './crash-acts.ts';
import { makeCareful, writeCrashContent } from './crash-content.ts';
import { createEdits } from './crash-edits.ts';
import {
  awake,
  createStation,
  endGently,
  killHard,
  until,
  type CrashStation,
} from './crash-station.ts';
import { judge, type CrashVerdict } from './crash-verdict.ts';
import { judgeActs, type ActsVerdict } from './crash-verdict-acts.ts';

export interface CrashOptions {
  readonly kills: number;
  readonly seed: number;
  readonly tell?: (line: string) => void;
}

export interface CrashReport extends CrashVerdict, ActsVerdict {
  readonly kills: number;
  /** Kills that came at most 50 ms after a write to the database or the capture was seen. */
  readonly killsAfterWrite: number;
  /** Kills that came within 10 ms of an act. */
  readonly killsAfterAct: number;
}

/** The campaigns' first Tuesday. */
const startsOn = '2027-03-02';
const firstDay = Date.parse(`${startsOn}T08:00:00+07:00`);
const day = 86_400_000;

/** What happens in ten lives of the daemon, in an order that is drawn anew each time. */
const deck: readonly (ActKind | 'edit' | undefined)[] = [
  ...(['emergency', 'emergency', 'emergency', 'cancel', 'approve', 'edit'] as const),
  ...[undefined, undefined, undefined, undefined],
];

/** Runs the whole of it in a folder of its own, and gives what was found. */
export async function crashDaemon({ kills, seed, tell }: CrashOptions): Promise<CrashReport> {
  const random = seeded(seed);
  const station = createStation(firstDay - 30 * 60_000, tell);
  const operator = createOperator(station, random);
  const edits = createEdits(station.contentDir, startsOn, random);
  let killsAfterWrite = 0;
  let killsAfterAct = 0;
  let slots: readonly Slot[] = [];
  let cards: typeof deck = [];

  writeCrashContent(station.contentDir, startsOn);
  makeCareful(station.contentDir, startsOn);
  try {
    await makeBulletins(station);
    slots = station.slots();
    for (let kill = 0; kill < kills; kill++) {
      advanceClock(station, slots, random, operator.busy());
      if (cards.length === 0) cards = shuffle(deck, random);
      const [card] = cards;
      cards = cards.slice(1);
      const child = station.start();
      const early = kill % 7 === 1;
      if (early) await sleep(random() * 700);
      else await awake(child);
      const did = card === 'edit' ? edits.edit() : card && (await operator.act(card));
      if (card === 'emergency' && random() < 0.2) {
        await sleep(random() * 400);
        await operator.act('emergency');
      }
      if (did !== undefined && random() < 1 / 3) {
        await sleep(random() * 10);
        killsAfterAct += 1;
      } else if (!early) await sleep(random() * (random() < 1 / 3 ? 4500 : 1000));
      if (kill % 3 === 0 && (await station.nextWrite(child))) {
        await sleep(random() * 50);
        killsAfterWrite += 1;
      }
      // Looked at while the daemon lives: the next one finds the log file of the database as the dead one left it.
      slots = station.slots();
      await killHard(child);
      if (did !== undefined) tell?.(`${kill}: ${did}`);
      if (kill % 25 === 24) tell?.(`${kill + 1} kills, ${new Date(station.now()).toISOString()}`);
    }
    const ends = await operator.ends();
    edits.repair();
    // Whatever still stands gets its end: the clock goes past the last week, and the daemon is let to settle it.
    await settleAll(station, firstDay + 40 * day);
    return station.withStore((store) => ({
      ...judge(store, station.captured),
      ...judgeActs(store, station.captured, ends),
      kills,
      killsAfterWrite,
      killsAfterAct,
    }));
  } finally {
    await operator.ends();
    station.remove();
  }
}

/** On to the next slot that stands, a little before or after its minute: there is always something to cut. */
function advanceClock(
  station: CrashStation,
  slots: readonly Slot[],
  random: () => number,
  busy: boolean,
): void {
  const next = slots.find(({ state }) => !isFinal(state) && state !== 'airing');
  const to = (next?.startsAt ?? station.now()) - 40_000 + random() * 60_000;
  if (!busy) station.setClock(Math.max(station.now(), to));
}

/** Lets the daemon make the first day's bulletins and orders, so that the kills meet airings and not the voice. */
async function makeBulletins(station: CrashStation): Promise<void> {
  const child = station.start();
  const made = (id: string): boolean =>
    station.slots().some(({ campaign, state }) => campaign === id && state === 'ready');
  await until(120_000, () => made('c00') && made('c01'), child);
  for (const id of ['c00', 'c01'])
    await station.loa('approve', `${id}@${startsOn}T08:${id.slice(1)}`, '--by', 'Trần Thị Bình');
  await killHard(child);
}

/** A clock that goes on by more than a month at once is believed after a day only (core/clock-leap.ts), by less after ten minutes. */
const leapMs = 20 * day;
const provedMs = 12 * 60_000;
/** Only a hang reaches it, real ms. */
const settlesWithinMs = 300_000;

async function settleAll(station: CrashStation, end: number): Promise<void> {
  const left = (): unknown =>
    station.withStore((store) => ({
      slots: store.slots().filter(({ state }) => !isFinal(state)),
      requests: store.pendingRequests(),
    }));
  const isSettled = (): boolean => isDeepStrictEqual(left(), { slots: [], requests: [] });
  for (let isLast = false; !isLast;) {
    const at = Math.min(end, station.now() + leapMs);
    isLast = at === end;
    station.setClock(at);
    const child = station.start();
    const isOver = isLast ? isSettled : (): boolean => station.now() > at + provedMs;
    await until(settlesWithinMs, isOver, child).catch((error: unknown) => {
      throw new Error(`Not settled: ${JSON.stringify(left()).slice(0, 2000)}`, { cause: error });
    });
    await endGently(child);
  }
}

function shuffle<T>(items: readonly T[], random: () => number): readonly T[] {
  return items
    .map((item) => ({ item, rank: random() }))
    .toSorted((a, b) => a.rank - b.rank)
    .map(({ item }) => item);
}
