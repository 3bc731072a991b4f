// When each item of a bulletin was heard, by the position that the outputs tell.
import type { BulletinItem } from '../../content/schema/published.ts';
import type { PlayEnd } from '../playout/output.ts';
import type { Begun } from './begun.ts';
import type { State } from './state.ts';

export interface ItemsHeard {
  /** A part of the bulletin is to sound, from here: what lies before it is not heard any more. */
  begins(fromMs: number): void;
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
  /** Where the part begins that sounds. */
  let partFromMs = 0;
  /** How far it has sounded, and when that was told. */
  let last = { positionMs: 0, at: state.parts.clock.now() };
  const tell = (event: string, item: BulletinItem, positionMs: number): void => {
    const { kind, id } = item;
    const { id: slot, airedAt = -Infinity } = begun.slot;
    // Told about once a second: it was so much earlier. Never before the airing itself.
    const at = Math.max(airedAt, Math.round(last.at - (last.positionMs - positionMs)));
    const isCut = event === 'item-ended' && positionMs < item.untilMs;
    const detail = { kind, id, positionMs: Math.round(positionMs), ...(isCut && { cut: true }) };
    state.journal.recordSoon({ at, slot, event, detail });
  };
  const begins = (fromMs: number): void => {
    partFromMs = fromMs;
    for (const item of told) {
      if (item.untilMs > fromMs) continue;
      if (began.has(item) && !ended.has(item)) tell('item-ended', item, last.positionMs);
      began.add(item);
      ended.add(item);
    }
  };
  const reached = (positionMs: number): void => {
    last = { positionMs, at: state.parts.clock.now() };
    for (const item of told) {
      if (positionMs >= item.fromMs && !began.has(item)) {
        began.add(item);
        tell('item-began', item, Math.max(item.fromMs, partFromMs));
      }
      if (positionMs >= item.untilMs && !ended.has(item)) {
        ended.add(item);
        tell('item-ended', item, item.untilMs);
      }
    }
  };
  return {
    begins,
    reached,
    over: (end) => {
      if (end.how === 'handed-over') return;
      // The last sample is heard though its position may be rounded down.
      if (end.how === 'finished') reached(Math.max(end.positionMs, begun.bulletin.durationMs));
      // A part that was stopped before its first sample was not heard.
      else if (end.samples > 0) reached(end.positionMs);
      for (const item of began) if (!ended.has(item)) tell('item-ended', item, last.positionMs);
    },
  };
}
