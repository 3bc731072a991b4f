// What the ledger lets go of.
import type { Asks } from '../database/connect.ts';

const dayMs = 86_400_000;
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
