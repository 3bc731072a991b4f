// Makes the clips of listening tests: it carries the voices, and yields to everything that must air (nice 10).
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  openListeningClips,
  spokenText,
  type ClipOrder,
  type ListeningClips,
  type TapePart,
} from '../../../audio/index.ts';
import { tellError } from '../../../content/schema/say-error.ts';
import type { KeptClip, MakerAnswer, MakerQuestion, TapeLine } from './maker-messages.ts';

let opened: Promise<ListeningClips> | undefined;
let last: Promise<unknown> = Promise.resolve();

process.on('message', (question: MakerQuestion) => {
  // One after another: two voices at once would only be slower.
  const answered = last.then(() => answer(question));
  last = answered;
  void answered.then((message) => {
    // An answer that nobody waits for any more is dropped.
    process.send?.(message, undefined, {}, () => undefined);
  });
});
process.on('disconnect', () => process.exit(0));

async function answer(question: MakerQuestion): Promise<MakerAnswer> {
  const { id, dataDir, folder } = question;
  try {
    const clips = await (opened ??= openListeningClips(dataDir));
    await mkdir(folder, { recursive: true, mode: 0o700 });
    if (question.ask === 'clip') return { id, clip: await keptClip(clips, folder, question.order) };
    await writeTape(clips, folder, question.lines, question.file);
    return { id, tape: true };
  } catch (error) {
    return { id, failed: tellError(error) };
  }
}

/** What has been made before is not made again. */
async function keptClip(
  clips: ListeningClips,
  folder: string,
  order: ClipOrder,
): Promise<KeptClip> {
  const key = clips.keyOf(order);
  const note = join(folder, `${key}.json`);
  const known = await readFile(note, 'utf8').then(
    // Written below, in this shape; after the sound it tells of.
    (text) => JSON.parse(text) as KeptClip,
    () => undefined,
  );
  const isThere = await readFile(join(folder, `${key}.mp3`)).then(
    () => true,
    () => false,
  );
  if (known && isThere) return known;
  const { mp3, loudnessLufs, durationMs } = await clips.make(order);
  const kept = { file: `${key}.mp3`, loudnessLufs, durationMs };
  await writeWhole(join(folder, kept.file), mp3);
  await writeWhole(note, JSON.stringify(kept));
  return kept;
}

async function writeTape(
  clips: ListeningClips,
  folder: string,
  lines: readonly TapeLine[],
  file: string,
): Promise<void> {
  const parts: TapePart[] = [];
  for (const line of lines)
    if ('say' in line) {
      const spoken = await spokenText(line.say, { lexicon: [] });
      parts.push({ said: { text: line.say, spoken } });
    } else parts.push('file' in line ? { file: join(folder, line.file) } : line);
  await writeWhole(file, await clips.tape(parts));
}

async function writeWhole(path: string, data: Uint8Array | string): Promise<void> {
  await writeFile(`${path}.part`, data, { mode: 0o600 });
  await rename(`${path}.part`, path);
}
