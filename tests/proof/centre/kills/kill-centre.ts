// Kills processes of the centre, its PostgreSQL, stations and their links, at seeded instants, while logs go up, parcels and
// emergencies go down, and somebody without a key tries to be heard. Each that is killed is begun again.
import { seeded } from '../../../setup/schedule.ts';
import { setTimeout as sleep } from 'node:timers/promises';
import { childrenWith } from '../centre-process.ts';
import { openKilledWorld, type KilledWorld } from './killed-world.ts';
import { createSender } from './sender.ts';
import { judgeWorld, type KillVerdict } from './verdict.ts';

export interface KillSettings {
  readonly kills: number;
  readonly seed: number;
  readonly stations: number;
  readonly tell?: (line: string) => void;
}

export type Victim = 'centre' | 'postmaster' | 'backend' | 'station' | 'link';

export interface KillReport extends KillVerdict {
  readonly kills: Readonly<Record<Victim, number>>;
  /** Orders that were entered. */
  readonly orders: number;
  /** Messages of nobody that were taken: none may be. */
  readonly strangersTaken: number;
}

/** What is killed in ten turns, in an order that is drawn anew each time. */
const deck: readonly Victim[] = [
  ...(['centre', 'centre', 'centre', 'postmaster', 'backend', 'backend'] as const),
  ...(['station', 'station', 'link', 'link'] as const),
];

export async function killCentre({
  kills,
  seed,
  stations,
  tell,
}: KillSettings): Promise<KillReport> {
  const random = seeded(seed);
  const counts = { centre: 0, postmaster: 0, backend: 0, station: 0, link: 0 };
  const world = await openKilledWorld(stations);
  const sender = createSender(world, random);
  try {
    let cards: readonly Victim[] = [];
    for (let kill = 0; kill < kills; kill++) {
      if (cards.length === 0) cards = shuffle(deck, random);
      const [victim = 'link', ...rest] = cards;
      cards = rest;
      await sender.send(kill);
      // Some kills fall into what was just begun, others into its end.
      await sleep(random() * (random() < 0.5 ? 60 : 900));
      await killOne(world, victim, random);
      counts[victim] += 1;
      if (kill % 20 === 19) tell?.(`${kill + 1} kills, ${sender.sent()} orders`);
    }
    await world.allRun();
    const strangersTaken = await sender.finish();
    const verdict = await judgeWorld(world, tell);
    return { ...verdict, kills: counts, orders: sender.sent(), strangersTaken };
  } finally {
    await world.close();
  }
}

async function killOne(world: KilledWorld, victim: Victim, random: () => number): Promise<void> {
  const pick = <One>(all: readonly One[]): One | undefined =>
    all[Math.floor(random() * all.length)];
  if (victim === 'postmaster' || victim === 'backend') await world.ledger.kill(victim, random);
  else if (victim === 'centre') await world.killCentre(Math.floor(random() * world.centres()));
  else if (victim === 'station') await pick(world.stations)?.killAndBegin();
  else {
    const link = pick(childrenWith(pick(world.stations)?.pid() ?? 0, 'link-process'));
    // Just being begun anew: then it was killed a moment ago.
    if (link !== undefined) process.kill(link, 'SIGKILL');
  }
}

function shuffle<T>(items: readonly T[], random: () => number): readonly T[] {
  return items
    .map((item) => ({ item, rank: random() }))
    .toSorted((a, b) => a.rank - b.rank)
    .map(({ item }) => item);
}
