// Opens what was sent up to the studio, apart from everything else: whatever a file does to it, pages and takes live on.
import { writeFile } from 'node:fs/promises';
import { flushCompileCache } from 'node:module';
import {
  alignReading,
  judgeTake,
  readOneSentence,
  readWholeReading,
  trimTake,
  type AlignedSentence,
} from '../../../audio/studio/index.ts';
import { tellError } from '../../../content/schema/say-error.ts';
import type { CutOrder, SentTake, StudioAnswer, StudioQuestion } from './studio-messages.ts';

process.on('message', (question: StudioQuestion) => {
  void answer(question).then((message) => {
    process.send?.(message, undefined, {}, () => undefined);
  });
});
process.on('disconnect', () => process.exit(0));
// Written at the end otherwise, and this process is killed when nobody asks any more.
flushCompileCache();

async function answer(question: StudioQuestion): Promise<StudioAnswer> {
  const { id } = question;
  try {
    return question.ask === 'take'
      ? { id, take: await takeIn(question.file) }
      : { id, cut: await cut(question.order) };
  } catch (error) {
    const file = question.ask === 'take' ? question.file : question.order.sent;
    return { id, failed: withoutPath(tellError(error), file) };
  }
}

/** Whoever sent the file up knows it by another name, and has no ffmpeg. */
function withoutPath(says: string, file: string): string {
  return says.replace(/ Lời của ffmpeg: .*$/s, '').replaceAll(` ${file}`, '');
}

async function takeIn(file: string): Promise<SentTake> {
  const { samples, sampleRateHz } = await readOneSentence(file);
  const floats = Float32Array.from(samples, (sample) => sample / 32_768);
  const { codes } = judgeTake(floats, sampleRateHz);
  const { from, to } = trimTake(floats, sampleRateHz);
  return { samples: samples.slice(from, to), sampleRateHz, flaws: codes };
}

/** The samples are written first: nobody is told of a sentence that cannot be heard. */
async function cut({ sent, samples, dataDir, voice, sentences }: CutOrder) {
  const reading = await readWholeReading(sent);
  const { buffer, byteOffset, byteLength } = reading.samples;
  await writeFile(samples, new Uint8Array(buffer, byteOffset, byteLength), { mode: 0o600 });
  const aligned = await alignReading(reading, sentences, { dataDir, voice });
  return aligned.sentences satisfies readonly AlignedSentence[];
}
