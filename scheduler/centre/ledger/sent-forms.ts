// A form that acts is sent once, however often it is sent.
import { dayMs } from '../../../content/schema/durations.ts';
import type { Asks, Sql } from '../database/connect.ts';

const rememberedMs = 7 * dayMs;

/**
 * Does the work in one transaction together with the form's number; where that number is known, nothing is done. Returns the
 * path of what came of it, now or the first time. Two of one form at the same moment wait for each other.
 */
export function onceOnly(
  sql: Sql,
  { form, at }: { readonly form: string; readonly at: number },
  work: (step: Asks) => Promise<string>,
): Promise<string> {
  return sql.begin(async (step) => {
    await step`SELECT pg_advisory_xact_lock(hashtextextended(${`form ${form}`}, 0))`;
    const [known] = await step<{ path: string }[]>`
      SELECT leads_to AS path FROM loa.sent_form WHERE form = ${form}`;
    if (known) return known.path;
    const path = await work(step);
    await step`INSERT INTO loa.sent_form VALUES (${form}, ${at}, ${path})`;
    await step`DELETE FROM loa.sent_form WHERE at < ${at - rememberedMs}`;
    return path;
  });
}

/** For what has a transaction of its own: false where it was done before, and then nothing of this may be kept. */
export async function markOnce(
  sql: Asks,
  { form, at, path }: { readonly form: string; readonly at: number; readonly path: string },
): Promise<boolean> {
  const marked = await sql`
    INSERT INTO loa.sent_form VALUES (${form}, ${at}, ${path}) ON CONFLICT DO NOTHING`;
  return marked.count === 1;
}
