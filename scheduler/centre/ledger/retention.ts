// What the ledger lets go of.
import { dayMs } from '../../../content/schema/durations.ts';
import type { Asks, Sql } from '../database/connect.ts';

/** Whoever asks about an invitation that was not used finds it for so long. */
const invitationKeptMs = 30 * dayMs;
/** Longer than a session lives (centre/sign-in.ts). */
const sessionKeptMs = dayMs;

/** Codes, sessions and unused invitations that are over by `at` (epoch ms): how many of each. */
export async function forgetEnded(
  sql: Asks,
  at: number,
): Promise<{ readonly codes: number; readonly sessions: number; readonly invitations: number }> {
  const codes = await sql`DELETE FROM loa.sign_in_code WHERE ends_at <= ${at}`;
  const sessions = await sql`DELETE FROM loa.session WHERE began_at <= ${at - sessionKeptMs}`;
  const invitations = await sql`
    DELETE FROM loa.invitation WHERE used_at IS NULL AND ends_at <= ${at - invitationKeptMs}`;
  return { codes: codes.count, sessions: sessions.count, invitations: invitations.count };
}

export interface OldLines {
  readonly history: number;
  /** The last line that is to go, and its hash, hex. */
  readonly upTo: number;
  readonly hash: string;
}

/** So many of the newest lines of each history always stay: by them the station finds where its log and the copy meet. */
const newestKept = 1000;

/**
 * Histories with lines older than an instant (epoch ms) that may go, and up to which: all of them from the first on, without
 * a hole. At most `most` histories.
 */
export async function oldLines(
  sql: Asks,
  before: number,
  most: number,
): Promise<readonly OldLines[]> {
  return sql<OldLines[]>`
    SELECT history.id AS history, last.seq AS "upTo", encode(last.hash, 'hex') AS hash
    FROM loa.history
    JOIN LATERAL (
      SELECT seq FROM loa.line WHERE line.history = history.id ORDER BY seq LIMIT 1
    ) AS oldest ON true
    JOIN LATERAL (
      -- The first line that is young enough; clocks may have been set back meanwhile.
      SELECT coalesce((SELECT seq FROM loa.line WHERE line.history = history.id AND at >= ${before}
        ORDER BY seq LIMIT 1), history.head_seq + 1) AS seq
    ) AS young ON true
    JOIN loa.line AS last ON last.history = history.id
      AND last.seq = least(young.seq - 1, history.head_seq - ${newestKept})
    WHERE oldest.seq <= last.seq
    ORDER BY history.id LIMIT ${most}`;
}

/** Of one history in one transaction: first it is written down that they go, then they go; how many. */
export async function removeLines(
  sql: Sql,
  { history, upTo, hash }: OldLines,
  at: number,
): Promise<number> {
  return sql.begin(async (step) => {
    await step`
      INSERT INTO loa.removed_lines (history, up_to, hash, at, removed_at)
      SELECT history, seq, line.hash, line.at, ${at} FROM loa.line
      WHERE history = ${history} AND seq = ${upTo} AND line.hash = decode(${hash}, 'hex')
      ON CONFLICT DO NOTHING`;
    const gone = await step`DELETE FROM loa.line WHERE history = ${history} AND seq <= ${upTo}`;
    return gone.count;
  });
}

/** The newest line of a history that was let go of: what is left begins after it. */
export async function removedUpTo(
  sql: Asks,
  history: number,
): Promise<{ readonly seq: number; readonly hash: string } | undefined> {
  const [row] = await sql<{ seq: number; hash: string }[]>`
    SELECT up_to AS seq, encode(hash, 'hex') AS hash FROM loa.removed_lines
    WHERE history = ${history} ORDER BY up_to DESC LIMIT 1`;
  return row;
}
