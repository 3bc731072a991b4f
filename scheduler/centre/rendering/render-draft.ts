// The job: a draft that was confirmed gets its sound, and is sent once (ADR 149).
import { z } from 'zod';
import { sayError } from '../../../content/schema/say-error.ts';
import {
  keepRendering,
  removeDraft,
  renderingDraft,
  type RenderingDraft,
} from '../ledger/drafts.ts';
import type { JobCall } from '../jobs/job.ts';
import { filesOf, sendOnce } from '../sending/send-draft.ts';
import { NotRendered } from './ask-render.ts';
import { withRendered } from './render-files.ts';

/** Of none it is done at once. */
const dataShape = z.object({ draft: z.string().default('') });

/** Cut short so often more it is begun again by itself; then a person is asked. */
const mostCuts = 2;

/** Somebody gave the draft up while it was rendered. */
class GivenUp extends Error {}

type Call = Pick<JobCall, 'parts' | 'data' | 'signal'> & {
  readonly machine: Pick<JobCall['machine'], 'dataDir'>;
};

/** What it did, in words. Rejects where the work was cut short: it is begun anew, and what was sent is not sent again. */
export async function renderDraft(call: Call): Promise<string> {
  const { draft: id } = dataShape.parse(call.data);
  const { sql } = call.parts;
  const draft = await renderingDraft(sql, id);
  if (!draft || draft.content.rendering.failed !== undefined) return 'đã gửi, hoặc đã thôi';
  try {
    await renderAndSend(call, draft);
  } catch (error) {
    if (error instanceof GivenUp) return 'đã thôi, không gửi';
    // What was aborted is begun again by itself.
    if (call.signal.aborted) throw error;
    const why = sayError(error);
    const cuts = (draft.content.rendering.cuts ?? 0) + 1;
    const isOver = error instanceof NotRendered || cuts > mostCuts;
    const kept = { ...draft.content.rendering, cuts, ...(isOver && { failed: why }) };
    await keepRendering(sql, id, kept);
    if (isOver) return `không dựng được: ${why}`;
    throw error;
  }
  await removeDraft(sql, id);
  return `đã gửi ${draft.content.things.map(({ thing }) => thing).join(', ')}`;
}

async function renderAndSend(
  { parts, machine, signal }: Call,
  { id, account, name, content }: RenderingDraft,
): Promise<void> {
  const { sql, contentDir, now } = parts;
  const { rendering } = content;
  const place = { contentDir, dataDir: machine.dataDir, now: now(), signal };
  let before = 0;
  const made = [];
  for (const one of content.things) {
    const files = await withRendered(await filesOf(parts, one), place, (done) =>
      keepRendering(sql, id, { ...rendering, done: before + done }),
    );
    before += files.length - one.files.length;
    made.push({ one, files });
  }
  for (const { one, files } of made)
    await sendOnce(
      parts,
      { account, name, place: rendering.place },
      {
        ...{ id, note: content.note, one, files, to: rendering.to },
        async also(step) {
          const still = await renderingDraft(step, id);
          if (still?.content.rendering.since !== rendering.since) throw new GivenUp();
        },
      },
    );
}
