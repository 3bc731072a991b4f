// Bulletins that are whole, but whose own sound for the loudspeakers could not be made: the page's airs in its place, so
// that it is said, and tried again until their last slot has had its end.
import { tellError } from '../../content/schema/say-error.ts';
import { isFinal, type SlotBulletin } from '../core/slot.ts';
import type { BulletinOrder, VoiceOrder } from './parts.ts';
import type { State } from './state.ts';
import { retryRealMs } from './timing.ts';

export interface Mastering {
  /** Made by the workshop; what it could not master is kept and told. Rejects as the workshop does. */
  produce(order: BulletinOrder, slot: string, voice: VoiceOrder): Promise<SlotBulletin>;
  /** Another slot will air it too. */
  airsAt(order: BulletinOrder, slot: string): void;
  /** What is to be tried again now. */
  next(): (() => Promise<void>) | undefined;
  /** When something is to be tried again, real ms; none: Infinity. */
  nextAt(): number;
  /** The content has changed: every bulletin is asked for anew. */
  clear(): void;
}

interface Lacking {
  readonly order: BulletinOrder;
  /** The last that airs it. */
  readonly slot: string;
  /** Real ms. */
  readonly triedAt: number;
}

export function createMastering({ parts, troubles, stopping }: State): Mastering {
  const { clock, store, workshop } = parts;
  const lacking = new Map<string, Lacking>();

  const note = (order: BulletinOrder, slot: string, why: readonly string[]): void => {
    const key = JSON.stringify(order);
    const id = `master ${key}`;
    if (why.length === 0) {
      lacking.delete(key);
      troubles.over(id);
      return;
    }
    lacking.set(key, { order, slot, triedAt: clock.realNow() });
    troubles.raise({
      ...{ id, kind: 'bulletin', slot, what: `Bản tin "${order.title}": ${why.join(' ')}` },
      mend: 'Máy tự làm lại mỗi 5 phút.',
    });
  };

  const again = async ({ order, slot }: Lacking): Promise<void> => {
    const why: string[] = [];
    try {
      await workshop.produce(order, (said) => why.push(said));
    } catch (error) {
      why.push(tellError(error));
    }
    // Content that has changed meanwhile has its bulletins asked for anew.
    if (!stopping.aborted && lacking.has(JSON.stringify(order))) note(order, slot, why);
  };

  return {
    async produce(order, slot, voice) {
      const why: string[] = [];
      const bulletin = await workshop.produce(order, (said) => why.push(said), voice);
      note(order, slot, why);
      return bulletin;
    },
    airsAt(order, slot) {
      const key = JSON.stringify(order);
      const known = lacking.get(key);
      if (known) lacking.set(key, { ...known, slot });
    },
    next() {
      for (const [key, one] of lacking) {
        if (isFinal(store.slot(one.slot)?.state ?? 'cancelled')) lacking.delete(key);
        else if (hasRested(clock.realNow() - one.triedAt)) return () => again(one);
      }
      return undefined;
    },
    nextAt: () => Math.min(...[...lacking.values()].map(({ triedAt }) => triedAt + retryRealMs)),
    clear: () => {
      lacking.clear();
    },
  };
}

/** Before it was tried: the clock was set back, which is no reason to wait longer. */
const hasRested = (sinceMs: number): boolean => sinceMs < 0 || sinceMs >= retryRealMs;
