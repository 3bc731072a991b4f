// Tries of passwords and codes, counted by all processes together.
import { counted, mostLanes, waitMs, type Lane, type Tries } from '../../signing-in/slow-down.ts';
import { createLane, type Lane as WaitingLane } from '../lane.ts';
import type { Sql } from '../database/connect.ts';

/**
 * 0: go on, and the try is counted in each lane. Else nothing is counted, and so many ms are to wait. It is counted before
 * the password is looked at, and lane by lane under a lock, so that a thousand tries at once cost one.
 */
export async function admitTry(sql: Sql, lanes: readonly Lane[], now: number): Promise<number> {
  return (await doorOf(sql).enter(() => admit(sql, lanes, now))) ?? crowdedMs;
}

/**
 * They wait for each other's locks: not more than these do so with a connection, the others in memory. Stations and pages
 * have the rest of the pool.
 */
const door = { atOnce: 2, mostWaiting: 500 };
/** Who finds even that full is told to come again so much later. */
const crowdedMs = 3000;
const doors = new WeakMap<Sql, WaitingLane>();

function doorOf(sql: Sql): WaitingLane {
  const own = doors.get(sql) ?? createLane(door);
  doors.set(sql, own);
  return own;
}

function admit(sql: Sql, lanes: readonly Lane[], now: number): Promise<number> {
  return sql.begin(async (step) => {
    const names = lanes.map(({ name }) => name);
    // In one order, so that two tries with lanes in common do not wait for each other for ever.
    for (const name of names.toSorted())
      await step`SELECT pg_advisory_xact_lock(hashtextextended(${name}, 0))`;
    const rows = await step<(Tries & { lane: string })[]>`
      SELECT lane, tries, at, until_at AS "untilAt" FROM loa.slow_down WHERE lane = ANY(${names})`;
    const known = new Map(rows.map((row) => [row.lane, row]));
    const longest = Math.max(0, ...rows.map((row) => waitMs(row, now)));
    if (longest > 0) return longest;
    for (const lane of lanes) {
      const { tries, at, untilAt } = counted(lane, known.get(lane.name), now);
      await step`
        INSERT INTO loa.slow_down VALUES (${lane.name}, ${tries}, ${at}, ${untilAt})
        ON CONFLICT (lane) DO UPDATE SET tries = ${tries}, at = ${at}, until_at = ${untilAt}`;
    }
    await step`
      DELETE FROM loa.slow_down WHERE lane IN
        (SELECT lane FROM loa.slow_down ORDER BY at DESC OFFSET ${mostLanes})`;
    return 0;
  });
}

/** The try was right: these lanes are as new. */
export async function forgetTries(sql: Sql, lanes: readonly string[]): Promise<void> {
  await sql`DELETE FROM loa.slow_down WHERE lane = ANY(${[...lanes]})`;
}
