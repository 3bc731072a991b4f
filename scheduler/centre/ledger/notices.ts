// What one process of the centre tells all of them at once, its own streams among them: by PostgreSQL's NOTIFY, which is
// said when the transaction holds, and not at all when it does not.
import { z } from 'zod';
import type { Asks, Sql } from '../database/connect.ts';

const channel = 'loa_down';

const noticeShape = z.discriminatedUnion('is', [
  /** An order was entered. */
  z.object({ is: z.literal('sent'), dispatch: z.string(), urgent: z.boolean() }),
  /** Orders of before are for this station from now on. */
  z.object({ is: z.literal('given'), station: z.string(), urgent: z.boolean() }),
  /** A machine's key has ended. */
  z.object({ is: z.literal('ended'), station: z.string() }),
]);
export type Notice = z.infer<typeof noticeShape>;

export async function notify(sql: Asks, notice: Notice): Promise<void> {
  await sql`SELECT pg_notify(${channel}, ${JSON.stringify(notice)})`;
}

/** Stations that were given what holds where they lie now: one notice each, in one question. */
export async function notifyGiven(
  sql: Asks,
  given: readonly { readonly station: string; readonly urgent: boolean }[],
): Promise<void> {
  const notices = given.map((one) => JSON.stringify({ is: 'given', ...one } satisfies Notice));
  await sql`SELECT pg_notify(${channel}, said) FROM unnest(${notices}::text[]) AS said`;
}

/**
 * One connection of its own, made anew where it broke: `begun` is called each time, since what was said in between is
 * lost. Resolves to what ends it.
 */
export async function listenToNotices(
  sql: Sql,
  hear: (notice: Notice) => void,
  begun: () => void,
): Promise<() => Promise<void>> {
  const listening = await sql.listen(
    channel,
    (payload) => {
      const read = noticeShape.safeParse(JSON.parse(payload));
      if (read.success) hear(read.data);
    },
    begun,
  );
  return () => listening.unlisten();
}
