import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Profile } from '../../content/schema/names.ts';
import { readRendition, renditionNames, renditionsFolder } from '../../content/schema/rendition.ts';
import { profilesVersion } from '../master/profiles.ts';
import { writeFileWhole } from './write-file.ts';

export interface MasteredAgain {
  readonly profile: Profile;
  readonly mp3: Uint8Array;
  readonly loudnessLufs: number;
  readonly truePeakDbtp: number;
}

function filesOf(dataDir: string, bulletin: string, profile: Profile) {
  const folder = renditionsFolder(dataDir);
  const { mp3, about } = renditionNames(bulletin, profile);
  return { mp3: join(folder, mp3), about: join(folder, about) };
}

const digest = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** Whether the bulletin has a whole one of this version. */
export async function hasRendition(
  dataDir: string,
  bulletin: string,
  profile: Profile,
): Promise<boolean> {
  const files = filesOf(dataDir, bulletin, profile);
  try {
    const known = readRendition(await readFile(files.about, 'utf8'));
    return known?.version === profilesVersion && digest(await readFile(files.mp3)) === known.sha256;
  } catch {
    return false;
  }
}

/** Writes the MP3, and after it what it is. */
export async function keepRendition(
  dataDir: string,
  bulletin: string,
  { mp3, ...measured }: MasteredAgain,
): Promise<void> {
  const files = filesOf(dataDir, bulletin, measured.profile);
  await writeFileWhole(files.mp3, mp3);
  const about = { sha256: digest(mp3), version: profilesVersion, ...measured };
  await writeFileWhole(files.about, `${JSON.stringify(about)}\n`);
}
