// A bulletin's sound again, mastered for the loudspeakers that air it: the same samples, so the same timeline.
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { makeWorkFolder } from '../content/write/work-place.ts';
import { LoaError } from '../content/schema/loa-error.ts';
import type { Profile } from '../content/schema/names.ts';
import type { Manifest } from '../content/schema/published.ts';
import { tellError } from '../content/schema/say-error.ts';
import type { Mp3Tags } from './master/arguments.ts';
import { masterMp3 } from './master/master.ts';
import type { FfmpegSettings } from './master/run-ffmpeg.ts';
import { bulletinFormat } from './speak-plan.ts';
import { hasRendition, keepRendition, type MasteredAgain } from './store/renditions.ts';

export interface RenditionSettings extends FfmpegSettings {
  readonly dataDir: string;
  /** For what it is mastered besides the web. Default: nothing. */
  readonly profiles?: readonly Profile[] | undefined;
  /** Told of each that could not be made; Vietnamese. */
  readonly onUnmastered?: ((message: string) => void) | undefined;
}

/**
 * Makes what is asked for and is not there. One that cannot be made, whatever the reason, is left out and told: the
 * bulletin itself airs then.
 * @throws only where it is aborted
 */
export async function makeRenditions(
  { sha256 }: Pick<Manifest, 'sha256'>,
  samplesOf: () => Promise<Int16Array>,
  tags: Mp3Tags,
  settings: RenditionSettings,
): Promise<void> {
  const { dataDir, profiles = [] } = settings;
  let samples: Promise<Int16Array> | undefined;
  for (const profile of profiles) {
    if (await hasRendition(dataDir, sha256, profile)) continue;
    const made = await orTold(profile, settings, async () =>
      master(await (samples ??= samplesOf()), profile, tags, settings),
    );
    if (made) await keepRenditions({ sha256 }, [made], settings);
  }
}

/**
 * The same of samples whose bulletin is being mastered beside: an emergency is ready no later. To be kept once it is there.
 * @throws only where it is aborted
 */
export async function masterRenditions(
  samples: Int16Array,
  tags: Mp3Tags,
  settings: RenditionSettings,
): Promise<readonly MasteredAgain[]> {
  const { profiles = [] } = settings;
  const made = await Promise.all(
    profiles.map((profile) =>
      orTold(profile, settings, () => master(samples, profile, tags, settings)),
    ),
  );
  return made.filter((one) => one !== undefined);
}

export async function keepRenditions(
  { sha256 }: Pick<Manifest, 'sha256'>,
  made: readonly MasteredAgain[],
  settings: RenditionSettings,
): Promise<void> {
  for (const one of made)
    await orTold(one.profile, settings, () => keepRendition(settings.dataDir, sha256, one));
}

async function orTold<T>(
  profile: Profile,
  settings: RenditionSettings,
  make: () => Promise<T>,
): Promise<T | undefined> {
  try {
    return await make();
  } catch (error) {
    if (isAbort(error, settings)) throw error;
    settings.onUnmastered?.(
      `Chưa chỉnh được tiếng cho loa (${profile}), loa tạm phát bản của trang: ${tellError(error)}`,
    );
    return undefined;
  }
}

const isAbort = (error: unknown, { signal }: RenditionSettings): boolean =>
  signal?.aborted === true || (error instanceof LoaError && error.code === 'aborted');

async function master(
  samples: Int16Array,
  profile: Profile,
  tags: Mp3Tags,
  settings: RenditionSettings,
) {
  const work = makeWorkFolder('rendition');
  try {
    const file = join(work, 'bulletin.mp3');
    const { loudnessLufs, truePeakDbtp } = await masterMp3(samples, bulletinFormat, file, tags, {
      ...settings,
      profile,
    });
    return { profile, mp3: await readFile(file), loudnessLufs, truePeakDbtp };
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}
