// The workshop's own process: it carries MDX, zod and the voice, and ends when it is not needed.
import { flushCompileCache } from 'node:module';
import { tellError } from '../../content/schema/say-error.ts';
import { produceBulletin, type StandIn } from '../../audio/index.ts';
import { loadContent } from '../../content/load.ts';
import { formatProblem } from '../../content/schema/problem.ts';
import { pageRecordings } from '../render/recordings.ts';
import { bulletinOf } from '../core/slot.ts';
import type { WorkshopAnswer, WorkshopQuestion } from './workshop-messages.ts';

/** What was read last; the daemon asks to read again whenever content/ changes. */
let known: ReturnType<typeof loadContent> | undefined;

process.on('message', (question: WorkshopQuestion) => {
  // An answer that nobody waits for any more (the daemon was killed) is dropped.
  const send = (message: WorkshopAnswer): void => {
    process.send?.(message, undefined, {}, () => undefined);
  };
  void answer(question, () => {
    send({ id: question.id, moves: true });
  }).then(send);
});
// The daemon is gone: nobody needs the bulletin.
process.on('disconnect', () => process.exit(0));
// Written at the end otherwise, and this process is killed when nobody asks any more.
flushCompileCache();

async function answer(question: WorkshopQuestion, moves: () => void): Promise<WorkshopAnswer> {
  const { id } = question;
  try {
    if (question.ask === 'load') known = undefined;
    const { content, problems } = (known ??= loadContent(question.contentDir));
    if (question.ask === 'load') {
      const loaded = content && {
        ward: content.ward,
        campaigns: content.campaigns,
        ...(content.wishes && { wishes: content.wishes }),
        ...(content.answers && { answers: content.answers }),
        recordings: pageRecordings(content),
      };
      return { id, loaded, problems };
    }
    const errors = problems.filter(({ severity }) => severity === 'error');
    if (!content || errors.length > 0) return { id, failed: errors.map(formatProblem).join(' · ') };
    const { day, ...request } = question.order;
    const unmastered: string[] = [];
    let standIn: StandIn | undefined;
    const manifest = await produceBulletin(content, request, {
      dataDir: question.dataDir,
      contentDir: question.contentDir,
      today: day,
      airs: request.campaign !== undefined,
      outputs: question.outputs,
      onUnmastered: (why) => unmastered.push(why),
      voiceWithinMs: question.voiceWithinMs,
      onStandIn: (why) => (standIn = why),
      onProgress: moves,
    });
    return { id, bulletin: bulletinOf(manifest), unmastered, standIn };
  } catch (error) {
    return { id, failed: tellError(error) };
  }
}
