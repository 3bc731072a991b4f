// Plays a history on the real daemon, on a stepped clock and a real database, through as many lives as its fates cut it into.
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Campaign } from '../../../../content/schema/campaign.ts';
import { createSteppedClock, type SteppedClock } from '../../../../scheduler/clock-stepped.ts';
import type { Output } from '../../../../scheduler/playout/output.ts';
import { openSqliteStore } from '../../../../scheduler/store/sqlite.ts';
import type { SlotBulletin, Store } from '../../../../scheduler/store/store.ts';
import { campaignWith, wardWith } from '../../../setup/schedule.ts';
import {
  listener,
  startStepped,
  writeBulletin,
  type Heard,
} from '../../../setup/stepped-daemon.ts';
import { endOf, evening, firstSlot, flood, type Deed, type History } from './history.ts';
import { createLife, type Fate } from './life.ts';

/** What was heard in one life, and where it ended. */
export interface Lived {
  readonly heard: readonly Heard[];
  readonly points: number;
  readonly writes: number;
  /** The point at which the power went, by its name. */
  readonly cutAt?: string;
}

export interface Told {
  readonly lives: readonly Lived[];
  /** Closed by `forget`. */
  readonly store: Store;
  readonly forget: () => void;
}

/** In memory where there is such a folder: the lives are cut in the program; what a disk makes of a cut is the proof's. */
const room = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();

/** Each fate is one life's; after the last the daemon lives to the end. */
export async function live(history: History, fates: readonly Fate[]): Promise<Told> {
  const home = mkdtempSync(join(room, 'loa-lives-'));
  const store = openSqliteStore(join(home, 'loa.db'));
  const world = { campaign: campaignWith({ startsOn: '2026-11-24', weeks: 4 }) };
  const lives: Lived[] = [];
  let now = evening;
  let deeds = history.deeds;
  for (const fate of [...fates, {}]) {
    const lived = await liveOnce({ history, home, store, world, now, deeds, fate });
    lives.push(lived);
    if (lived.cutAt === undefined) break;
    now = lived.now + history.outageMs;
    deeds = deeds.filter(({ at: due }) => due > lived.now);
  }
  const forget = (): void => {
    store.close();
    rmSync(home, { recursive: true, force: true });
  };
  return { lives, store, forget };
}

interface Begin {
  readonly history: History;
  readonly home: string;
  readonly store: Store;
  /** What content/ says; it outlives the daemon. */
  readonly world: { campaign: Campaign };
  readonly now: number;
  readonly deeds: readonly Deed[];
  readonly fate: Fate;
}

async function liveOnce(begin: Begin): Promise<Lived & { readonly now: number }> {
  const { history, home, store, world, fate } = begin;
  const life = createLife(fate);
  const real = createSteppedClock(begin.now);
  const clock = life.clock(real);
  const heard: Heard[] = [];
  const spoken = writeBulletin(join(home, 'public', 'tep'), flood.title, flood.durationMs);
  let changed = (): void => undefined;
  const starting = startStepped({
    dataDir: home,
    ward: wardWith({}, { approval: { required: history.needsApproval } }),
    campaigns: [],
    now: begin.now,
    store: life.store(store),
    clock,
    durationMs: history.durationMs,
    workshop: (usual) => ({
      ...usual,
      load: async () => {
        const { loaded, problems } = await usual.load();
        return { loaded: loaded && { ...loaded, campaigns: [world.campaign] }, problems };
      },
    }),
    outputs: () => ({
      chosen: [life.output(withWait(listener('capture', heard, real), history, real))],
      standby: [],
    }),
    watchContent: (events) => {
      changed = () => {
        events.changed();
      };
      return () => undefined;
    },
  });
  // In a dead process what was under way may fail in any way; nobody is left to see it.
  starting.catch(() => undefined);
  const run = async (): Promise<'lived'> => {
    const station = await starting;
    for (const deed of begin.deeds) {
      await real.runUntil(Math.max(deed.at, real.now()));
      if (life.isOver()) return 'lived';
      act(store, spoken, world, deed, real.now(), changed);
      station.daemon.poke();
    }
    // Cut near the end of the tale, it comes back after that: then it still has to say what it missed.
    await real.runUntil(Math.max(endOf(history), begin.now + 3_600_000));
    // The poll of the running daemon, which looks each second whether the disk takes again what it refused.
    for (let second = 0; second < (fate.refusals ?? 0); second++) {
      station.daemon.poke();
      await real.runUntil(real.now() + 1000);
    }
    await station.daemon.stop();
    return 'lived';
  };
  const running = run();
  running.catch(() => undefined);
  const cut = life.over.then((name) => ({ name, now: real.now(), heard: structuredClone(heard) }));
  const how = await Promise.race([cut, running]);
  const counted = { points: life.points(), writes: life.writes() };
  return how === 'lived'
    ? { ...counted, heard, now: real.now() }
    : { ...counted, heard: how.heard, cutAt: how.name, now: how.now };
}

/** The same, where the evening's output waits for its moment itself. */
function withWait(output: Output, { waitsItself }: History, clock: SteppedClock): Output {
  if (!waitsItself) return output;
  return {
    ...output,
    prepare: async (item) => {
      const prepared = await output.prepare(item);
      return {
        ...prepared,
        async playAt(moment, events, signal) {
          await clock.wait(moment, signal);
          return signal.aborted
            ? { how: 'stopped', positionMs: item.fromMs, samples: 0 }
            : prepared.play(events, signal);
        },
      };
    },
  };
}

/** What a person does: an order through the store, as the commands give it, or an edit of content/. */
function act(
  store: Store,
  bulletin: SlotBulletin,
  world: Begin['world'],
  deed: Deed,
  now: number,
  changed: () => void,
): void {
  const by = 'Bà Hoa';
  if (deed.kind === 'emergency') {
    const { repeat } = deed;
    store.ask(by, { kind: 'emergency', bulletin, ...(repeat && { repeat }) }, now);
  }
  if (deed.kind === 'end') store.ask(by, { kind: 'end-emergency', reason: '' }, now);
  if (deed.kind === 'cancel' && deed.slot !== undefined)
    store.ask(by, { kind: 'cancel', slot: deed.slot, reason: 'Thử' }, now);
  if ((deed.kind === 'restore' || deed.kind === 'air-now') && deed.slot !== undefined)
    store.ask(by, { kind: deed.kind, slot: deed.slot, reason: 'Thử' }, now);
  if (deed.kind === 'pause' || deed.kind === 'resume' || deed.kind === 'skip')
    store.ask(by, { kind: deed.kind }, now);
  if (deed.kind === 'stop')
    store.ask(by, { kind: 'stop', reason: 'Thử', makeUp: deed.makeUp === true }, now);
  const made = store.slot(firstSlot)?.bulletin;
  if (deed.kind === 'approve' && made) {
    const { contentKey, sha256 } = made;
    store.ask(by, { kind: 'approve', campaign: 'thu', contentKey, sha256 }, now);
  }
  if (deed.kind === 'move' && deed.time !== undefined)
    world.campaign = { ...world.campaign, time: deed.time };
  if (deed.kind === 'rewrite') world.campaign = { ...world.campaign, title: 'Lời mới' };
  if (deed.kind === 'move' || deed.kind === 'rewrite') changed();
}
