// What one process of the centre tells all of them at once, its own streams among them: by PostgreSQL's NOTIFY, which is
// said when the transaction holds, and not at all when it does not.
import { z } from 'zod';
import type { Asks, Sql } from '../database/connect.ts';

const channel = 'loa_down';

const noticeShape = z.discriminatedUnion('is', [
  /** An order was entered. */
  z.object({ is: z.literal('sent'), dispatch: z.string(), urgent: z.boolean() }),
  /** A machine's key has ended. */
  z.object({ is: z.literal('ended'), station: z.string() }),
]);
export type Notice = z.infer<typeof noticeShape>;

export async function notify(sql: Asks, notice: Notice): Promise<void> {
  await sql`SELECT pg_notify(${channel}, ${JSON.stringify(notice)})`;
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
