// Has whole readings cut into sentences, one after another. What a kill broke off is begun again when its page is looked at.
import { rmSync } from 'node:fs';
import type { PromptSentence } from '../../../audio/studio/index.ts';
import type { Ward } from '../../../content/schema/ward.ts';
import { tellError } from '../../../content/schema/say-error.ts';
import { LoaError } from '../../../content/schema/loa-error.ts';
import { inTurn } from './in-turn.ts';
import { filesOf, keepReading, type Reading } from './reading-store.ts';
import { cutReading } from './studio-desk.ts';

/** By the reading's id. */
const atWork = new Set<string>();
let last: Promise<unknown> = Promise.resolve();
/** Real ms before work whose outcome could not be written is begun again. */
const againMs = 30_000;

interface Needs {
  readonly dataDir: string;
  readonly voice: Ward['voice'];
  readonly sentences: readonly PromptSentence[];
}

/** Begins the work where nobody does it; its outcome is in the reading's own file. */
export function workOn(reading: Reading, needs: Needs): void {
  if (reading.state.is !== 'working' || atWork.has(reading.id)) return;
  atWork.add(reading.id);
  last = last
    .then(() => cut(reading, needs))
    // A full disk: the work is begun again when the page is next looked at, but not at once.
    .catch(() => new Promise((resolve) => setTimeout(resolve, againMs).unref()))
    .finally(() => atWork.delete(reading.id));
}

async function cut(reading: Reading, { dataDir, voice, sentences }: Needs): Promise<void> {
  const state = await stateOf(reading, { dataDir, voice, sentences });
  await inTurn(async () => {
    // Another one may have taken its place meanwhile, or it was dropped: then nothing is left of what was made of it.
    if (!(await keepReading(dataDir, { ...reading, state }))) return;
    // All of it lies there as samples now. Where that could not be written down, it is cut again from what was sent.
    if (state.is === 'cut') rmSync(filesOf(dataDir, reading).sent, { force: true });
  });
}

async function stateOf(
  reading: Reading,
  { dataDir, voice, sentences }: Needs,
): Promise<Reading['state']> {
  const files = filesOf(dataDir, reading);
  const asked = sentences.map(({ key, spoken }) => ({ key, spoken }));
  try {
    const cut = await cutReading({ ...files, dataDir, voice, sentences: asked });
    const found = cut.map(({ key, range, doubts }) => ({
      ...{ key, doubts: [...doubts] },
      ...(range && { range: { from: range.from, to: range.to } }),
    }));
    return { is: 'cut', sentences: found, used: [] };
  } catch (error) {
    if (!(error instanceof LoaError)) throw error;
    return { is: 'failed', why: tellError(error) };
  }
}
