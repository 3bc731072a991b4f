import { loaCommand } from '../../content/schema/loa-command.ts';
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Utterance } from '../bulletin/utter.ts';
import { audibleRange } from '../voices/clip.ts';
import type { Delivery } from '../voices/delivery.ts';
import { syllablesOf, VoiceError, type Speech, type Voice } from '../voices/voice.ts';
import { packSound, unpackSound } from './packed-sound.ts';
import { writeFileWhole } from './write-file.ts';

/** Raise it whenever a clip's layout, or what a voice does with a text, changes. */
export const clipVersion = 3;

function clipKey(voiceId: string, text: string, delivery: Delivery): string {
  return createHash('sha256')
    .update(JSON.stringify([clipVersion, voiceId, text, delivery]))
    .digest('hex');
}

type Header = Omit<Speech, 'samples'>;

function pack({ samples, sampleRateHz, syllableStartsMs, timing }: Speech): Uint8Array {
  return packSound(samples, { sampleRateHz, syllableStartsMs, timing });
}

/** The clip, or undefined where a byte of it is not what was written: then it is spoken again. */
function unpack(bytes: Buffer): Speech | undefined {
  const sound = unpackSound(bytes);
  if (!sound) return undefined;
  const { sampleRateHz, syllableStartsMs, timing } = sound.header as Header; // what `pack` wrote
  return { samples: sound.samples, sampleRateHz, syllableStartsMs, timing };
}

/** A silent clip of words would be a hole in the bulletin that nobody notices before it airs. */
function isHeard({ samples }: Speech, text: string): boolean {
  const { from, to } = audibleRange(samples);
  return from < to || syllablesOf(text).length === 0;
}

/** The sentence as sound: out of the cache where it has been spoken so before, else by the voice and into the cache. */
export async function speakCached(
  folder: string,
  voice: Voice,
  { text, delivery }: Pick<Utterance, 'text' | 'delivery'>,
  signal?: AbortSignal,
): Promise<Speech> {
  const path = join(folder, `${clipKey(voice.id, text, delivery)}.clip`);
  const known = await readFile(path).then(unpack, () => undefined);
  if (known !== undefined && isHeard(known, text)) {
    return known;
  }
  const speech = await voice.speak(text, signal, delivery);
  if (!isHeard(speech, text)) {
    throw new VoiceError(
      'voice-failed',
      `Giọng đọc ${voice.id} không ra tiếng ở câu "${text.slice(0, 60)}". Nghe thử: ${loaCommand} say "xin chào"; nếu cũng im, đổi voice trong content/ward.yaml.`,
    );
  }
  await writeFileWhole(path, pack(speech));
  return speech;
}
