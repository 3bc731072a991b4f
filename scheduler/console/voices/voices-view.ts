import {
  voicesHere,
  type InstalledVoice,
  type Staged,
  type VoicesHere,
} from '../../../audio/index.ts';
import type { Ward } from '../../../content/schema/ward.ts';
import { hashOfFile } from '../../../content/write/keep-edit.ts';
import type { Looking } from '../console-parts.ts';
import type { FieldErrors, Typed } from '../form.ts';
import { contentNow } from '../views/content-now.ts';
import { broughtFolder, foundVoices } from './found-voices.ts';
import { latestLook } from './voice-work.ts';

export interface VoicesView extends Pick<VoicesHere, 'damaged' | 'known'> {
  readonly installed: readonly InstalledVoice[];
  readonly staged: readonly Staged[];
  /** undefined: ward.yaml cannot be read. */
  readonly used: Ward['voice'] | undefined;
  /** Of ward.yaml, for the edit that chooses a voice. */
  readonly hash: string;
  readonly look: ReturnType<typeof latestLook>;
  /** Paths on this machine. */
  readonly found: readonly string[];
  readonly broughtFolder: string;
  /** The sentence that is tried; '' for the usual one. */
  readonly text: string;
  readonly kept: string;
  /** What was just done, by its code. */
  readonly done: string;
  readonly errors: FieldErrors;
  readonly values: Typed['values'];
}

/** Longer ones are cut: a sentence is tried, not a bulletin. */
const mostTried = 300;

export async function voicesView(
  { parts: { config }, query }: Looking,
  { values, errors }: Typed = { values: {}, errors: {} },
): Promise<VoicesView> {
  const { installed, damaged, known, staged } = await voicesHere(config.dataDir);
  const text = query('cau').normalize('NFC').trim().slice(0, mostTried);
  return {
    ...{ installed, damaged, known, staged, errors, values },
    used: contentNow(config.contentDir).content?.ward.voice,
    hash: hashOfFile(config.contentDir, 'content/ward.yaml') ?? '',
    look: latestLook(),
    found: foundVoices(config.dataDir),
    broughtFolder: broughtFolder(config.dataDir),
    text: /\p{L}/u.test(text) ? text : '',
    kept: query('dung'),
    done: query('xong'),
  };
}
