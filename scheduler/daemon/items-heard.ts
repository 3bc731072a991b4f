// When each item of a bulletin was heard, by the position that the outputs tell.
import type { BulletinItem } from '../../content/schema/published.ts';
import type { PlayEnd } from '../playout/output.ts';
import type { Begun } from './begun.ts';
import type { State } from './state.ts';

export interface ItemsHeard {
  /** The bulletin has sounded up to here. */
  reached(positionMs: number): void;
  /** It sounds no more: what is under way was cut here, unless it was heard to its end. */
  over(end: PlayEnd): void;
}

/** Writes the beginning and the end of each item. A bulletin that is one document needs no more than its own. */
export function followItems(state: State, begun: Begun): ItemsHeard {
  const { items = [] } = begun.bulletin;
  const told = items.length > 1 || items.some(({ kind }) => kind !== 'document') ? items : [];
  const began = new Set<BulletinItem>();
  const ended = new Set<BulletinItem>();
  const tell = (event: string, item: BulletinItem, positionMs: number, reachedMs: number): void => {
    const { kind, id } = item;
    const { id: slot, airedAt = -Infinity } = begun.slot;
    // Told about once a second: it was so much earlier. Never before the airing itself.
    const at = Math.max(airedAt, Math.round(state.parts.clock.now() - (reachedMs - positionMs)));
    const isCut = event === 'item-ended' && positionMs < item.untilMs;
    const detail = { kind, id, positionMs: Math.round(positionMs), ...(isCut && { cut: true }) };
    state.journal.recordSoon({ at, slot, event, detail });
  };
  const reached = (positionMs: number): void => {
    for (const item of told) {
      if (positionMs >= item.fromMs && !began.has(item)) {
        began.add(item);
        tell('item-began', item, item.fromMs, positionMs);
      }
      if (positionMs >= item.untilMs && !ended.has(item)) {
        ended.add(item);
        tell('item-ended', item, item.untilMs, positionMs);
      }
    }
  };
  return {
    reached,
    over: (end) => {
      if (end.how === 'handed-over') return;
      // The last sample is heard though its position may be rounded down.
      reached(
        end.how === 'finished'
          ? Math.max(end.positionMs, begun.bulletin.durationMs)
          : end.positionMs,
      );
      for (const item of began)
        if (!ended.has(item)) tell('item-ended', item, end.positionMs, end.positionMs);
    },
  };
}
