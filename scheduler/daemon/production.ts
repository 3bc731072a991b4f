// Bulletins made before they are needed, one at a time, the most urgent first. A bulletin that cannot be made, or cannot
// air, never takes away the one a slot has.
import { answersItemOf } from '../../content/schema/answers-to-air.ts';
import { airedBy } from '../../content/schema/campaign-items.ts';
import { dueForBulletin } from '../core/give-bulletin.ts';
import { answersDayOf, hasNothingYet, withNewAnswers } from '../core/new-answers.ts';
import type { Slot } from '../core/slot.ts';
import { readWall } from '../core/zone.ts';
import { lookAtBulletin } from '../inspect/inspect-bulletin.ts';
import { adoptBulletin, fallBack } from './adopt-bulletin.ts';
import { loseBulletin } from './bulletin-file.ts';
import type { BulletinOrder } from './parts.ts';
import type { State } from './state.ts';
import { afterErrorRealMs } from './timing.ts';
import { createWorkbench, type Workbench } from './workbench.ts';

export interface Production {
  /** Starts what is due; returns at once. */
  start(): void;
  /** Content has changed: every bulletin is asked for again (made ones come from the cache). */
  invalidate(): void;
  /** Its file is lost: the next slot that asks for it has it made again. */
  readonly forget: (sha256: string) => void;
  working(): boolean;
  /** When it is to be started without another reason, epoch ms. */
  nextAt(): number;
  /** Resolves when nothing is being made. */
  idle(): Promise<void>;
}

export function createProduction(state: State): Production {
  const { clock } = state.parts;
  const workbench = createWorkbench(state);
  /** Slots whose bulletin is of the present content. */
  const fresh = new Set<string>();
  let working: Promise<void> | undefined;

  const next = (): (() => Promise<void>) | undefined => {
    const slot = nextSlot(state, workbench, fresh);
    if (slot) return () => makeForSlot(state, workbench, fresh, slot);
    const page = nextRecording(state, workbench);
    if (!page) return workbench.nextToMaster();
    return async () => {
      await workbench.make(page.name, page.order, '');
    };
  };

  const work = async (): Promise<void> => {
    const release = clock.hold();
    try {
      for (let job = next(); job && !state.stopping.aborted; job = next()) await job();
    } catch (error) {
      // A disk that is full is full for a while.
      state.journal.failed(error);
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
      if (!working && !state.stopping.aborted && next()) working = work();
    },
    forget: (sha256) => {
      workbench.forget(sha256);
    },
    invalidate: () => {
      fresh.clear();
      workbench.clear();
    },
    working: () => working !== undefined,
    // What is due now and not begun waits for what is being made, which wakes the daemon at its end.
    nextAt() {
      const inMs = workbench.mastersAt() - clock.realNow();
      return inMs > 0 ? clock.now() + inMs * clock.speed : Infinity;
    },
    idle: async () => {
      await working;
    },
  };
}

function nextSlot(
  { parts, content }: State,
  workbench: Workbench,
  fresh: ReadonlySet<string>,
): Slot | undefined {
  const { campaigns, approvalRequired } = content;
  const now = parts.clock.now();
  const slots = parts.store.slots();
  const { loaded, timeZone } = content;
  return dueForBulletin({ slots, campaigns, approvalRequired, now }).find(
    (slot) =>
      !workbench.isResting(slot.id) &&
      !hasNothingYet(slot, slots, loaded, timeZone) &&
      (slot.state === 'planned' || !fresh.has(slot.id)),
  );
}

async function makeForSlot(
  state: State,
  workbench: Workbench,
  fresh: Set<string>,
  slot: Slot,
): Promise<void> {
  const written = state.content.campaigns.get(slot.campaign);
  if (!written) return;
  const { loaded, timeZone } = state.content;
  const campaign = withNewAnswers(
    written,
    loaded?.answers,
    answersDayOf(slot, state.parts.store.slots(), timeZone),
  );
  const { title } = campaign;
  const day = readWall(state.content.timeZone, slot.startsAt).day;
  const bulletin = await workbench.make(slot.id, { title, ...airedBy(campaign), day }, slot.id);
  if (bulletin && adoptBulletin(state, slot.id, bulletin)) {
    fresh.add(slot.id);
    return;
  }
  if (bulletin) workbench.rest(slot.id);
  await loseWithdrawn(state, workbench, slot.id);
  // An earlier bulletin of it has the answers of an earlier airing, which would air twice, and the new ones never.
  if (workbench.isResting(slot.id) && !answersItemOf(written)) await fallBack(state, slot.id);
}

/** What a slot has is kept where nothing newer can be made; unless somebody in it took his voice back, or it is broken. */
async function loseWithdrawn(state: State, workbench: Workbench, id: string): Promise<void> {
  const { store, config } = state.parts;
  const slot = store.slot(id);
  if (!slot?.bulletin || !workbench.isResting(id)) return;
  const { how, why } = await lookAtBulletin(config, slot.bulletin);
  if (how !== 'broken') return;
  loseBulletin(state, slot, why, (sha256) => {
    workbench.forget(sha256);
  });
}

/** The next recording for a page that today's content lacks. */
function nextRecording(
  { content: { loaded, timeZone }, parts }: State,
  workbench: Workbench,
): { readonly name: string; readonly order: BulletinOrder } | undefined {
  if (!loaded) return undefined;
  const { day } = readWall(timeZone, parts.clock.now());
  return loaded.recordings
    .map(({ title, documents }) => ({ name: documents[0], order: { title, documents, day } }))
    .find(({ name, order }) => !workbench.isMade(order) && !workbench.isResting(name));
}
