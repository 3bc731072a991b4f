// The neural voices of this machine: one folder each in LOA_DATA/voices, with what is known of it in voice.json.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

export const voicesFolder = (dataDir: string): string => join(dataDir, 'voices');

/** Names are folders, and stand in ward.yaml. */
export const voiceName = /^[a-z0-9][a-z0-9_.-]{0,59}$/i;

export const files = {
  about: 'voice.json',
  model: 'model.onnx',
  tokens: 'tokens.txt',
  card: 'MODEL_CARD.txt',
} as const;

/** voice.json. */
const aboutSchema = z.strictObject({
  name: z.string().regex(voiceName),
  /** Of what was brought in: an archive, or the model where a folder was. Hexadecimal. */
  sha256: z.hex().length(64),
  /** Of model.onnx as it lies there: what sounds. */
  modelSha256: z.hex().length(64),
  modelBytes: z.int().positive(),
  sampleRateHz: z.int().min(8000).max(48_000),
  speakers: z.int().positive(),
  /** Number of the space between two words in tokens.txt. */
  spaceId: z.int().min(0),
  /** Its sound is led by how long each phoneme lasts. */
  isTimed: z.boolean(),
  /** How fast it speaks by itself, syllables a minute, measured when it was added. */
  syllablesPerMinute: z.number().positive(),
  licence: z.string().min(1),
  /** Where it comes from: what its model card says, and where it was fetched. */
  origin: z.string(),
  /** What is doubtful about it, Vietnamese; '' where nothing is known to be. */
  doubt: z.string(),
  addedAt: z.iso.datetime(),
  /** Who accepted the licence. */
  acceptedBy: z.string().min(1),
});
export type AboutVoice = z.infer<typeof aboutSchema>;

export interface InstalledVoice extends AboutVoice {
  readonly folder: string;
}

/** The voice of that name; undefined where there is none, or its voice.json is none of ours. */
export function findInstalled(dataDir: string, name: string): InstalledVoice | undefined {
  if (!voiceName.test(name)) return undefined;
  const folder = join(voicesFolder(dataDir), name);
  try {
    const about = aboutSchema.parse(JSON.parse(readFileSync(join(folder, files.about), 'utf8')));
    return about.name === name ? { ...about, folder } : undefined;
  } catch {
    return undefined;
  }
}

/** All of them by name; `damaged`: folders that are no voice any more. */
export function listInstalled(dataDir: string): {
  readonly voices: readonly InstalledVoice[];
  readonly damaged: readonly string[];
} {
  const root = voicesFolder(dataDir);
  const names = existsSync(root)
    ? readdirSync(root, { withFileTypes: true })
        .filter((entry) => entry.isDirectory() && voiceName.test(entry.name))
        .map(({ name }) => name)
        .toSorted()
    : [];
  const found = names.map((name) => ({ name, voice: findInstalled(dataDir, name) }));
  return {
    voices: found.flatMap(({ voice }) => voice ?? []),
    damaged: found.filter(({ voice }) => !voice).map(({ name }) => name),
  };
}
