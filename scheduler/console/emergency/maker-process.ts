// Makes the bulletins of emergencies: it carries MDX, zod and the voice, which the console's process has not to carry.
import { readdirSync } from 'node:fs';
import { flushCompileCache } from 'node:module';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { produceRecording, produceText, speakText, spokenText } from '../../../audio/index.ts';
import { loadContent } from '../../../content/load.ts';
import type { Content } from '../../../content/schema/content.ts';
import type { Manifest } from '../../../content/schema/published.ts';
import { mayBeSound } from '../../../content/schema/recordings.ts';
import { tellError } from '../../../content/schema/say-error.ts';
import type { Loaded } from '../../core/rules.ts';
import { bulletinOf } from '../../core/slot.ts';
import { isThere } from '../../places.ts';
import type {
  EmergencyOrder,
  MadeEmergency,
  MakerAnswer,
  MakerQuestion,
} from './maker-messages.ts';

/** Read anew for each look at what can be chosen; a bulletin goes by what was read then. */
let known: Content | undefined;

process.on('message', (question: MakerQuestion) => {
  void answer(question).then((message) => {
    // An answer that nobody waits for any more is dropped.
    process.send?.(message, undefined, {}, () => undefined);
  });
});
process.on('disconnect', () => process.exit(0));
// Written at the end otherwise, and this process is killed when nobody asks any more.
flushCompileCache();

async function answer(question: MakerQuestion): Promise<MakerAnswer> {
  const { id } = question;
  try {
    if (question.ask === 'choice') {
      known = loadContent(question.contentDir).content;
      const recordings = recordingsIn(question.contentDir);
      if (!known) return { id, choice: { texts: [], recordings, isBroken: true } };
      return { id, choice: { texts: known.emergencies ?? [], recordings } };
    }
    known ??= loadContent(question.contentDir).content;
    const lastGood = question.ask === 'make' ? question.lastGood : undefined;
    const content = known ?? (lastGood && onlyRules(lastGood));
    if (!content) return { id, failed: 'Nội dung của phường chưa đọc được lần nào.' };
    if (question.ask === 'make') {
      awaited += 1;
      const made = await make(content, question.order, question).finally(() => (awaited -= 1));
      return { id, made };
    }
    while (awaited > 0) await sleep(givesWayMs);
    const { job, today, ...places } = question;
    if ('order' in job) await make(content, job.order, places);
    else await speakText(content, job.sentences, { ...places, today });
    return { id, ready: true };
  } catch (error) {
    return { id, failed: tellError(error) };
  }
}

/** Bulletins that somebody waits for now. */
let awaited = 0;
/** Real ms. */
const givesWayMs = 200;

function recordingsIn(contentDir: string): readonly string[] {
  const folder = join(contentDir, 'recordings');
  return isThere(folder) ? readdirSync(folder).filter(mayBeSound).toSorted() : [];
}

async function make(
  content: Content,
  { title, text, file, readings, today }: EmergencyOrder,
  {
    contentDir,
    dataDir,
    outputs,
  }: Pick<Extract<MakerQuestion, { ask: 'make' }>, 'contentDir' | 'dataDir' | 'outputs'>,
): Promise<MadeEmergency> {
  const unmastered: string[] = [];
  const onUnmastered = (why: string) => void unmastered.push(why);
  const settings = { contentDir, dataDir, today, airs: true, outputs, onUnmastered };
  const none = { spoken: '', unknown: [], guesses: [], unmastered };
  if (file !== undefined)
    return {
      ...none,
      bulletin: bulletinOf(await produceRecording(content, { title, path: file }, settings)),
    };
  const rows = readings.map((reading) => ({ ...reading, note: '', line: 0 }));
  const read = { ...content, lexicon: [...rows, ...content.lexicon] };
  const spoken = await spokenText(text, read);
  let standIn: string | undefined;
  const { manifest }: { manifest: Manifest } = await produceText(
    read,
    { title, text },
    { ...settings, onStandIn: ({ message }) => (standIn = message) },
  );
  return {
    bulletin: bulletinOf(manifest),
    ...(standIn !== undefined && { standIn }),
    spoken: spoken.text.replace(/\s+/g, ' ').trim(),
    unknown: [...new Set(spoken.unknown.map(({ written }) => written))],
    guesses: spoken.guesses.map(({ written, choices }) => ({ written, choices })),
    unmastered,
  };
}

/** Content of which the rules alone are known. */
function onlyRules({ ward, campaigns, wishes = [], answers }: Loaded): Content {
  return {
    ...{ documents: [], facts: [], glossary: [], synonyms: [], lexicon: [], simulators: [] },
    ...{ held: [], citations: [] },
    ...{ ward, campaigns, wishes },
    ...(answers && { answers }),
  };
}
