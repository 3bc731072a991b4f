// An airing as it is known, and what more is told of it. Pure.
import { fallbackTimeZone } from '../../../content/schema/names.ts';
import type { SlotState } from '../../../content/schema/names.ts';
import { readWall } from '../../core/zone.ts';
import type { ToldAiring } from './airings-in.ts';

/** As the ledger has it. */
export interface KnownAiring {
  readonly slot: string;
  readonly history: number;
  /** `YYYY-MM-DD`. */
  readonly day: string;
  readonly startsAt: number;
  readonly state: SlotState;
  readonly airedAt: number | null;
  readonly endedAt: number | null;
  readonly reason: string | null;
  readonly why: string | null;
  readonly week: number | null;
  readonly weeks: number | null;
  readonly makesUpFor: string | null;
  readonly parts: readonly string[] | null;
  readonly disputed: boolean;
}

const ended: ReadonlySet<SlotState> = new Set([
  'aired',
  'handed-over',
  'missed',
  'interrupted',
  'cancelled',
]);

/**
 * An end that a later history tells otherwise than an earlier one is disputed from then on: who rewrites his log does not
 * get a missed airing counted as heard.
 */
export function mergeAiring(
  known: KnownAiring | undefined,
  told: ToldAiring,
  history: number,
): KnownAiring {
  const startsAt = told.startsAt ?? known?.startsAt ?? told.toldAt;
  const state = told.state ?? known?.state ?? 'planned';
  const isContradicted =
    known !== undefined &&
    known.history !== history &&
    ended.has(known.state) &&
    (known.state !== state || known.startsAt !== startsAt);
  return {
    ...{ slot: told.slot, history, startsAt, state },
    day: readWall(fallbackTimeZone, startsAt).day,
    airedAt: known?.airedAt ?? told.airedAt ?? null,
    endedAt: told.endedAt ?? known?.endedAt ?? null,
    reason: told.state === undefined ? (known?.reason ?? null) : (told.reason ?? null),
    why: told.state === undefined ? (known?.why ?? null) : (told.why ?? null),
    week: told.week ?? known?.week ?? null,
    weeks: told.weeks ?? known?.weeks ?? null,
    makesUpFor: told.makesUpFor ?? known?.makesUpFor ?? null,
    parts: told.parts ?? known?.parts ?? null,
    disputed: (known?.disputed ?? false) || isContradicted,
  };
}
