// Bulletins made before they are needed, one at a time, the most urgent first. A bulletin that cannot be made never
// takes away the one a slot has.
import { tellError } from '../../content/schema/say-error.ts';
import { advance, type Slot, type SlotBulletin } from '../core/slot.ts';
import { readWall } from '../core/zone.ts';
import { note, record, troubled } from './record.ts';
import { type State } from './state.ts';
import type { BulletinOrder } from './parts.ts';
import {
  afterErrorRealMs,
  fallbackAheadMs,
  produceAheadMs,
  produceForApprovalAheadMs,
  retryRealMs,
} from './timing.ts';
import { trouble, troubleOver } from './troubles.ts';

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

  const isResting = (name: string): boolean => {
    const sinceMs = clock.realNow() - (failedAt.get(name) ?? -Infinity);
    // Before its failure: the clock was set back, which is no reason to wait longer.
    return sinceMs >= 0 && sinceMs < retryRealMs;
  };

  const next = (): Slot | undefined => {
    const now = clock.now();
    const open = store
      .slots()
      .filter(
        ({ state: is, campaign }) =>
          (is === 'planned' || is === 'ready') && state.campaigns.has(campaign),
      );
    const aheadMs =
      state.loaded?.ward.approval.required === true ? produceForApprovalAheadMs : produceAheadMs;
    const nextOf = new Map<string, string>();
    for (const slot of open) if (!nextOf.has(slot.campaign)) nextOf.set(slot.campaign, slot.id);
    return open.find((slot) => {
      const due = slot.startsAt - now <= aheadMs || nextOf.get(slot.campaign) === slot.id;
      return due && !isResting(slot.id) && (slot.state === 'planned' || !fresh.has(slot.id));
    });
  };

  /** The bulletin; undefined where the content has changed meanwhile, or it failed: then `name` rests. `slot` is '' for a page. */
  const make = async (
    name: string,
    order: BulletinOrder,
    slot: string,
  ): Promise<SlotBulletin | undefined> => {
    const key = JSON.stringify(order);
    const known = made.get(key);
    if (known) return known;
    const asked = generation;
    try {
      const bulletin = await workshop.produce(order);
      if (asked !== generation) return undefined;
      made.set(key, bulletin);
      failedAt.delete(name);
      troubleOver(state, `make ${name}`);
      state.siteOutdated = true;
      return bulletin;
    } catch (error) {
      if (state.stopping) return undefined;
      if (asked !== generation) {
        // It is asked for anew; but what held it up must stand somewhere.
        state.parts.tell(`Bỏ bản nghe "${order.title}" của nội dung cũ: ${tellError(error)}`);
        return undefined;
      }
      failedAt.set(name, clock.realNow());
      const message = `Chưa làm được bản nghe "${order.title}": ${tellError(error)}`;
      trouble(state, `make ${name}`, slot, message);
      return undefined;
    }
  };

  const makeForSlot = async (slot: Slot): Promise<void> => {
    const campaign = state.campaigns.get(slot.campaign);
    const timeZone = state.loaded?.ward.timeZone;
    if (!campaign || timeZone === undefined) return;
    const { title, documents } = campaign;
    const day = readWall(timeZone, slot.startsAt).day;
    const bulletin = await make(slot.id, { title, documents, day }, slot.id);
    if (bulletin) {
      fresh.add(slot.id);
      giveBulletin(state, slot.id, bulletin);
    } else if (isResting(slot.id) && slot.startsAt - clock.now() < fallbackAheadMs) {
      fallBack(state, slot.id);
    }
  };

  /** The next recording for a page that today's content lacks. */
  const nextRecording = ():
    { readonly name: string; readonly order: BulletinOrder } | undefined => {
    const { loaded } = state;
    if (!loaded) return undefined;
    const { day } = readWall(loaded.ward.timeZone, clock.now());
    return loaded.recordings
      .map(({ title, documents }) => ({ name: documents[0], order: { title, documents, day } }))
      .find(({ name, order }) => !made.has(JSON.stringify(order)) && !isResting(name));
  };

  const work = async (): Promise<void> => {
    const release = clock.hold();
    try {
      while (!state.stopping) {
        const slot = next();
        const recording = slot ? undefined : nextRecording();
        if (slot) await makeForSlot(slot);
        else if (recording) await make(recording.name, recording.order, '');
        else break;
      }
    } catch (error) {
      // A disk that is full is full for a while.
      troubled(state, error);
      // Or a stepping clock would wait for the work, and the work for the clock.
      release();
      await clock.pause(afterErrorRealMs * clock.speed);
    } finally {
      working = undefined;
      release();
      state.poke();
    }
  };

  return {
    start: () => {
      if (!working && !state.stopping && (next() ?? nextRecording())) working = work();
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
