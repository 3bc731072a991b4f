// Bulletins of the present content, each made once: the order decides, not the slot that asks.
import { tellError } from '../../content/schema/say-error.ts';
import type { SlotBulletin } from '../core/slot.ts';
import { createMastering } from './mastering.ts';
import type { BulletinOrder } from './parts.ts';
import type { State } from './state.ts';
import { createStandIns, rests } from './stand-ins.ts';

export interface Workbench {
  /** The bulletin; undefined where the content has changed meanwhile, or it failed: then `name` rests. `slot` is '' for a page. */
  make(name: string, order: BulletinOrder, slot: string): Promise<SlotBulletin | undefined>;
  isMade(order: BulletinOrder): boolean;
  /** It failed, or was not taken: not to be asked for again at once. */
  rest(name: string): void;
  isResting(name: string): boolean;
  /** Its file is lost: it is made again when it is asked for. */
  forget(sha256: string): void;
  /** A bulletin whose sound for the loudspeakers is to be tried again now. */
  nextToMaster(): (() => Promise<void>) | undefined;
  /** When that is, real ms; nothing: Infinity. */
  mastersAt(): number;
  /** The content has changed: nothing of before counts. */
  clear(): void;
}

export function createWorkbench(state: State): Workbench {
  const { clock } = state.parts;
  const mastering = createMastering(state);
  const standIns = createStandIns(state);
  const made = new Map<string, SlotBulletin>();
  const restingSince = new Map<string, number>();
  let generation = 0;

  const rest = (name: string): void => {
    restingSince.set(name, clock.realNow());
  };
  const fail = (name: string, slot: string, message: string): void => {
    rest(name);
    state.troubles.raise({ id: `make ${name}`, kind: 'bulletin', slot, what: message });
  };
  return {
    async make(name, order, slot) {
      const key = JSON.stringify(order);
      const of = { name, title: order.title, slot };
      const known = made.get(key);
      if (known && standIns.takes(key, of)) {
        mastering.airsAt(order, slot);
        return known;
      }
      const asked = generation;
      try {
        const speaking = standIns.order(of);
        const bulletin = await mastering.produce(order, slot, speaking.order);
        if (asked !== generation) return undefined;
        standIns.keep(key, speaking);
        made.set(key, bulletin);
        restingSince.delete(name);
        state.troubles.over(`make ${name}`);
        state.site.outdate();
        return bulletin;
      } catch (error) {
        const why = tellError(error);
        // What held up an old order must stand somewhere, although it is asked for anew.
        if (state.stopping.aborted) return undefined;
        if (asked === generation)
          fail(name, slot, `Chưa làm được bản nghe "${order.title}": ${why}`);
        else state.parts.tell(`Bỏ bản nghe "${order.title}" của nội dung cũ: ${why}`);
        return undefined;
      }
    },
    isMade: (order) => made.has(JSON.stringify(order)),
    rest,
    isResting: (name) => rests(restingSince.get(name) ?? -Infinity, clock.realNow()),
    forget(sha256) {
      for (const [key, bulletin] of made) if (bulletin.sha256 === sha256) made.delete(key);
    },
    nextToMaster: () => mastering.next(),
    mastersAt: () => mastering.nextAt(),
    clear() {
      generation += 1;
      mastering.clear();
      made.clear();
      restingSince.clear();
      standIns.clear();
    },
  };
}
