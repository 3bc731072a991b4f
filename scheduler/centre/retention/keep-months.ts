// Old whole months of copied logs go; what is left proves itself from the line after them on, and counts stay for ever.
import { fallbackTimeZone } from '../../../content/schema/names.ts';
import { placeWallTime, readWall } from '../../core/zone.ts';
import type { Sql } from '../database/connect.ts';
import type { Env } from '../database/open-database.ts';
import { oldLines, removeLines } from '../ledger/retention.ts';

const usualMonths = 24;
/** Fewer would let go of lines before anybody has looked into a finding. */
const fewestMonths = 3;

/** `LOA_CENTRE_KEEP_MONTHS`: months of lines that are kept beside this one; what is no number is as if it were not set. */
export function monthsKept(env: Env): number {
  const said = Number(env['LOA_CENTRE_KEEP_MONTHS']?.trim() || String(usualMonths));
  return Number.isInteger(said) ? Math.max(fewestMonths, said) : usualMonths;
}

/** When the oldest month begins that is kept, epoch ms. Pure. */
export function keptFrom(now: number, months: number): number {
  const [year = '0', month = '1'] = readWall(fallbackTimeZone, now).day.split('-');
  const first = new Date(Date.UTC(Number(year), Number(month) - 1 - months, 1));
  return placeWallTime(fallbackTimeZone, first.toISOString().slice(0, 10), '00:00').at;
}

/** Histories that are looked at in one statement. */
const together = 200;

/** How many lines went. Whatever was done when it is stopped is done. */
export async function removeOldLines(
  sql: Sql,
  {
    now,
    months,
    signal,
  }: { readonly now: number; readonly months: number; readonly signal: AbortSignal },
): Promise<number> {
  const before = keptFrom(now, months);
  let gone = 0;
  for (;;) {
    const old = await oldLines(sql, before, together);
    for (const one of old) {
      if (signal.aborted) return gone;
      gone += await removeLines(sql, one, now);
    }
    if (old.length < together) return gone;
  }
}
