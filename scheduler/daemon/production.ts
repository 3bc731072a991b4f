// Bulletins made before they are needed, one at a time, the most urgent first. A bulletin that cannot be made never
// takes away the one a slot has.
import { advance, type Slot, type SlotBulletin } from '../core/slot.ts';
import { readWall } from '../core/zone.ts';
import { alarm, messageOf, note, record, type State } from './state.ts';
import { fallbackAheadMs, produceAheadMs, retryRealMs } from './timing.ts';

export interface Production {
  /** Starts what is due; returns at once. */
  start(): void;
  /** Content has changed: every bulletin is asked for again (made ones come from the cache). */
  invalidate(): void;
  /** Its file is lost: the next slot that asks for it has it made again. */
  readonly forget: (sha256: string) => void;
  working(): boolean;
  /** Resolves when nothing is being made. */
  idle(): Promise<void>;
}

export function createProduction(state: State): Production {
  const { clock, store, workshop } = state.parts;
  /** Slots whose bulletin is of the present content. */
  const fresh = new Set<string>();
  /** Bulletins of the present content by order: campaigns and days that sound alike are asked for once. */
  const made = new Map<string, SlotBulletin>();
  const failedAt = new Map<string, number>();
  let working: Promise<void> | undefined;
  let generation = 0;

  const next = (): Slot | undefined => {
    const now = clock.now();
    const open = store
      .slots()
      .filter(
        ({ state: is, campaign }) =>
          (is === 'planned' || is === 'ready') && state.campaigns.has(campaign),
      );
    const nextOf = new Map<string, string>();
    for (const slot of open) if (!nextOf.has(slot.campaign)) nextOf.set(slot.campaign, slot.id);
    return open.find((slot) => {
      const due = slot.startsAt - now <= produceAheadMs || nextOf.get(slot.campaign) === slot.id;
      const failed = failedAt.get(slot.id);
      const resting = failed !== undefined && clock.realNow() - failed < retryRealMs;
      return due && !resting && (slot.state === 'planned' || !fresh.has(slot.id));
    });
  };

  const make = async (slot: Slot): Promise<void> => {
    const campaign = state.campaigns.get(slot.campaign);
    const timeZone = state.loaded?.ward.timeZone;
    if (!campaign || timeZone === undefined) return;
    const { title, documents } = campaign;
    const order = { title, documents, day: readWall(timeZone, slot.startsAt).day };
    const key = JSON.stringify(order);
    const asked = generation;
    try {
      const bulletin = made.get(key) ?? (await workshop.produce(order));
      if (asked !== generation) return;
      made.set(key, bulletin);
      fresh.add(slot.id);
      failedAt.delete(slot.id);
      giveBulletin(state, slot.id, bulletin);
    } catch (error) {
      if (state.stopping || asked !== generation) return;
      failedAt.set(slot.id, clock.realNow());
      alarm(state, slot.id, `Chưa làm được bản tin: ${messageOf(error)}`);
      if (slot.startsAt - clock.now() < fallbackAheadMs) fallBack(state, slot.id);
    }
  };

  const work = async (): Promise<void> => {
    const release = clock.hold();
    try {
      for (let slot = next(); slot && !state.stopping; slot = next()) await make(slot);
    } finally {
      working = undefined;
      release();
      state.poke();
    }
  };

  return {
    start: () => {
      if (!working && !state.stopping && next()) working = work();
    },
    forget: (sha256) => {
      for (const [key, bulletin] of made) if (bulletin.sha256 === sha256) made.delete(key);
    },
    invalidate: () => {
      generation += 1;
      fresh.clear();
      made.clear();
      failedAt.clear();
    },
    working: () => working !== undefined,
    idle: async () => {
      await working;
    },
  };
}

function giveBulletin(state: State, id: string, bulletin: SlotBulletin): void {
  const { store, clock } = state.parts;
  const slot = store.slot(id);
  if (slot?.state !== 'planned' && slot?.state !== 'ready') return;
  if (slot.bulletin?.sha256 === bulletin.sha256 && slot.bulletin.contentKey === bulletin.contentKey)
    return;
  record(state, [advance(slot, { act: 'get-bulletin', bulletin }, clock.now()).change]);
}

/** The campaign's last good bulletin, rather than silence. */
function fallBack(state: State, id: string): void {
  const { store } = state.parts;
  const slot = store.slot(id);
  if (slot?.state !== 'planned') return;
  const last = store
    .slots()
    .findLast(({ campaign, bulletin }) => campaign === slot.campaign && bulletin);
  if (!last?.bulletin) return;
  giveBulletin(state, id, last.bulletin);
  note(state, 'fallback', { message: `Dùng bản tin gần nhất còn tốt, của buổi ${last.id}.` }, id);
}
