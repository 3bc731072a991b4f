import { loaCommand } from '../../content/schema/loa-command.ts';
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { audibleRange } from '../voices/clip.ts';
import { syllablesOf, VoiceError, type Speech, type Voice } from '../voices/voice.ts';
import { writeFileWhole } from './write-file.ts';

/** Raise it whenever a clip's layout, or what a voice does with a text, changes. */
const clipVersion = 2;

function clipKey(voiceId: string, text: string): string {
  return createHash('sha256')
    .update(JSON.stringify([clipVersion, voiceId, text]))
    .digest('hex');
}

const digest = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

interface Header {
  readonly sampleRateHz: number;
  readonly syllableStartsMs: readonly number[];
  readonly timing: Speech['timing'];
  /** SHA-256 of the samples: a clip that does not match is spoken again. */
  readonly digest: string;
}

/** One line of JSON, then little-endian samples. */
function pack(speech: Speech): Uint8Array {
  const samples = new Uint8Array(
    speech.samples.buffer,
    speech.samples.byteOffset,
    speech.samples.byteLength,
  );
  const header: Header = {
    sampleRateHz: speech.sampleRateHz,
    syllableStartsMs: speech.syllableStartsMs,
    timing: speech.timing,
    digest: digest(samples),
  };
  return Buffer.concat([Buffer.from(`${JSON.stringify(header)}\n`), samples]);
}

/** The clip, or undefined where a byte of it is not what was written. */
function unpack(bytes: Buffer): Speech | undefined {
  try {
    const end = bytes.indexOf(0x0a);
    // Checked by the digest below: what `pack` wrote is a Header.
    const header = JSON.parse(bytes.subarray(0, end).toString()) as Header;
    const samples = Uint8Array.from(bytes.subarray(end + 1));
    if (end < 0 || digest(samples) !== header.digest) {
      return undefined;
    }
    const { sampleRateHz, syllableStartsMs, timing } = header;
    return { samples: new Int16Array(samples.buffer), sampleRateHz, syllableStartsMs, timing };
  } catch {
    return undefined;
  }
}

/** A silent clip of words would be a hole in the bulletin that nobody notices before it airs. */
function isHeard({ samples }: Speech, text: string): boolean {
  const { from, to } = audibleRange(samples);
  return from < to || syllablesOf(text).length === 0;
}

/** The sentence as sound: out of the cache where it has been spoken before, else by the voice and into the cache. */
export async function speakCached(
  folder: string,
  voice: Voice,
  text: string,
  signal?: AbortSignal,
): Promise<Speech> {
  const path = join(folder, `${clipKey(voice.id, text)}.clip`);
  const known = await readFile(path).then(unpack, () => undefined);
  if (known !== undefined && isHeard(known, text)) {
    return known;
  }
  const speech = await voice.speak(text, signal);
  if (!isHeard(speech, text)) {
    throw new VoiceError(
      'voice-failed',
      `Giọng đọc ${voice.id} không ra tiếng ở câu "${text.slice(0, 60)}". Nghe thử: ${loaCommand} say "xin chào"; nếu cũng im, đổi voice trong content/ward.yaml.`,
    );
  }
  await writeFileWhole(path, pack(speech));
  return speech;
}
