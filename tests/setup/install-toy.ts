// A toy voice in a LOA_DATA of a test, as `loa voice add` would leave it.
import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  findInstalled,
  voicesFolder,
  type AboutVoice,
  type InstalledVoice,
} from '../../audio/voices/neural/installed.ts';
import { withTimings } from '../../audio/voices/neural/onnx.ts';
import { toyCard, toyIds, toyModelForSherpa, toyRateHz, toyTokens } from './toy-voice.ts';

/** `model`: other bytes in the model's place. */
export function installToy(
  dataDir: string,
  name = 'do-choi',
  { model, about = {} }: { model?: Uint8Array; about?: Partial<AboutVoice> } = {},
): InstalledVoice {
  const folder = join(voicesFolder(dataDir), name);
  mkdirSync(folder, { recursive: true });
  const bytes = model ?? withTimings(toyModelForSherpa()) ?? toyModelForSherpa();
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  writeFileSync(join(folder, 'model.onnx'), bytes);
  writeFileSync(join(folder, 'tokens.txt'), toyTokens());
  writeFileSync(join(folder, 'MODEL_CARD.txt'), toyCard);
  const known: AboutVoice = {
    ...{ name, sha256, modelSha256: sha256, modelBytes: Math.max(1, bytes.length) },
    ...{ sampleRateHz: toyRateHz, speakers: 1, spaceId: toyIds.get(' ') ?? 3 },
    ...{ isTimed: model === undefined, syllablesPerMinute: 150, licence: 'CC0', origin: 'thử' },
    ...{ doubt: '', addedAt: new Date(0).toISOString(), acceptedBy: 'thử', ...about },
  };
  writeFileSync(join(folder, 'voice.json'), JSON.stringify(known));
  const installed = findInstalled(dataDir, name);
  if (!installed) throw new Error('The toy is not installed.');
  return installed;
}
