// What audio/index.ts offers to whoever adds, tries and removes voices, with its documentation there; loaded by the first call.
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Content } from '../content/schema/content.ts';
import type { Ward } from '../content/schema/ward.ts';
import { asAudioErrors } from './as-audio-errors.ts';
import { AudioError } from './error.ts';
import { utter } from './bulletin/utter.ts';
import { spokenText } from './say.ts';
import { fetchVoice } from './voices/adding/fetch-voice.ts';
import { knownVoices, type KnownVoice } from './voices/adding/known-voices.ts';
import {
  dropStaged,
  keepVoice,
  listStaged,
  lookAtVoice,
  readStaged,
  type Acceptance,
  type Staged,
} from './voices/adding/look.ts';
import { readTrial, trialText } from './voices/adding/try-out.ts';
import {
  findInstalled,
  listInstalled,
  voicesFolder,
  type InstalledVoice,
} from './voices/neural/installed.ts';
import { openVoice } from './voices/open-voice.ts';
import { toWav } from './voices/wav.ts';

export interface VoicesHere {
  readonly installed: readonly InstalledVoice[];
  /** Folders that are no voice any more. */
  readonly damaged: readonly string[];
  readonly known: readonly KnownVoice[];
  /** Looked at, and waiting for whoever accepts or declines them. */
  readonly staged: readonly Staged[];
}

export function voicesHere(dataDir: string): VoicesHere {
  const { voices, damaged } = listInstalled(dataDir);
  return { installed: voices, damaged, known: knownVoices, staged: listStaged(dataDir) };
}

export const lookAt: typeof lookAtVoice = (source, settings) =>
  asAudioErrors(() => lookAtVoice(source, settings));

export const fetchFrom: typeof fetchVoice = (url, into, onBytes) =>
  asAudioErrors(() => fetchVoice(url, into, onBytes));

export function stagedVoice(dataDir: string, id: string): Staged | undefined {
  return readStaged(dataDir, id);
}

export function acceptVoice(dataDir: string, staged: Staged, accepted: Acceptance): Promise<void> {
  return asAudioErrors(() => keepVoice(dataDir, staged, accepted));
}

export function declineVoice(dataDir: string, staged: Pick<Staged, 'id'>): void {
  dropStaged(dataDir, staged);
}

export function removeVoice(
  dataDir: string,
  name: string,
  ward: Pick<Ward, 'voice'> | undefined,
): void {
  const { voices, damaged } = listInstalled(dataDir);
  if (!voices.some((voice) => voice.name === name) && !damaged.includes(name))
    throw new AudioError('voice-missing', `Máy này không có giọng "${name}".`);
  // While ward.yaml can't be read nobody knows which voice is in use.
  if (!ward || (ward.voice.kind === 'neural' && ward.voice.name === name))
    throw new AudioError(
      'voice-refused',
      ward
        ? `Giọng "${name}" đang được dùng (voice trong content/ward.yaml): chọn giọng khác trước, rồi gỡ.`
        : 'Chưa đọc được content/ward.yaml nên không biết giọng nào đang được dùng: sửa tệp ấy trước.',
    );
  rmSync(join(voicesFolder(dataDir), name), { recursive: true, force: true });
}

export interface Tried {
  readonly wav: Uint8Array;
  readonly durationMs: number;
  /** How long speaking took, real ms, the voice's own start not counted. */
  readonly tookMs: number;
  readonly timing: 'exact' | 'estimated';
}

export function tryVoice(
  settings: Ward['voice'],
  dataDir: string,
  content: Pick<Content, 'lexicon'>,
  text = trialText,
): Promise<Tried> {
  return asAudioErrors(async () => {
    const voice = openVoice(settings, dataDir);
    try {
      await voice.speak('xin chào.');
      const began = performance.now();
      const said = utter({ kind: 'sentence', text, spoken: spokenText(text, content) });
      const speech = await voice.speak(said.text, undefined, said.delivery);
      const tookMs = performance.now() - began;
      const durationMs = (speech.samples.length / speech.sampleRateHz) * 1000;
      return { wav: toWav(speech), durationMs, tookMs, timing: speech.timing };
    } finally {
      await voice.close();
    }
  });
}

/** What the voice said when it was added or looked at: of a kept one by its name, of one that waits by its id. */
export function trialOf(dataDir: string, nameOrId: string): Uint8Array | undefined {
  const folder =
    findInstalled(dataDir, nameOrId)?.folder ??
    (readStaged(dataDir, nameOrId) && join(voicesFolder(dataDir), nameOrId));
  return folder === undefined ? undefined : readTrial(folder);
}
