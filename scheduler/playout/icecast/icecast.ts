import { readFile } from 'node:fs/promises';
import { LoaError } from '../../../content/schema/loa-error.ts';
import { tellError } from '../../../content/schema/say-error.ts';
import type { Output, Playable, PlayEvents, Prepared } from '../output.ts';
import { hasLiveSound, openSound, tellNotOpened, type SoundSettings } from '../relay/open-sound.ts';
import { createPassage } from '../passage.ts';
import { createVolume, type Volume } from '../volume.ts';
import { connectSource, readMount } from './connection.ts';
import { fileSupply } from './frame-supply.ts';
import { encoderHeadMs, liveSupply } from './live-supply.ts';
import { createMountLine, type MountLine } from './mount-line.ts';
import { mp3Frames, type Mp3Frame } from './mp3-frames.ts';
import { findSilences } from './silences.ts';
import { leadMs, streamFrames, type StreamJob } from './stream-frames.ts';

export interface IcecastSettings extends SoundSettings {
  /** `http://source:secret@host:8000/mount.mp3`, from ward.yaml. */
  readonly address: string | undefined;
  readonly station: string;
  /** Silence is sent between airings, so that the mount stays. */
  readonly continuous?: boolean;
  /** For so long after a break it tries to come back; given by tests. Real ms. */
  readonly comeBackMs?: number;
}

/** Beyond this the standby is the better choice; less than what a device may stand still (`daemon/play-watched.ts`). */
const usualComeBackMs = 6000;

/** An Icecast server, fed as a source client; the bulletin's own MP3 frames go out as they are. */
export function createIcecast(settings: IcecastSettings): Output {
  const { address, station, continuous } = settings;
  const volume = createVolume();
  let line: MountLine | undefined;
  /** Throws (Vietnamese) where the address cannot be used. */
  const lineOf = (): MountLine => (line ??= createMountLine(readMount(address), station));
  return {
    kind: 'icecast',
    name: `Icecast (${shownAddress(address)})`,
    check: () => {
      const state = line?.state() ?? 'free';
      // While the server has our source, asking again would be refused, and says nothing new.
      if (state === 'held') return Promise.resolve([]);
      return state === 'free' ? checkMount(settings) : Promise.resolve([state.problem]);
    },
    async prepare(item): Promise<Prepared> {
      const to = lineOf();
      const job = await openJob(item, { ...settings, volume }, to);
      to.enter();
      // The server may be up by the moment: then it is tried again, and what is wrong is said.
      await job.connect().catch(() => undefined);
      return {
        play: (events, signal) => streamFrames(job, events, signal),
        discard: () => {
          job.supply.close();
          to.leave();
          return Promise.resolve();
        },
      };
    },
    // A bulletin's own frames cannot be turned down: what is opened while it is turned down is made anew.
    volume: { reach: 'next', set: volume.set },
    ...(continuous === true && {
      keep: () => {
        try {
          lineOf().keep(station);
        } catch {
          // A wrong address is said by `check`.
        }
      },
    }),
    close: () => {
      line?.close();
      return Promise.resolve();
    },
  };
}

type Sender = IcecastSettings & { readonly volume: Volume };

async function openJob(item: Playable, settings: Sender, line: MountLine): Promise<StreamJob> {
  return {
    ...(item.speech ? await madeLive(item, settings) : await ofBulletin(item, settings, line)),
    fromMs: item.fromMs,
    clock: settings.clock,
    line,
    shown: shownAddress(settings.address),
    comeBackMs: settings.comeBackMs ?? usualComeBackMs,
    connect: () => line.connect(item.title),
  };
}

async function ofBulletin(item: Playable, settings: Sender, line: MountLine): Promise<Sound> {
  const bytes = await readFile(item.file);
  const frames = mp3Frames(bytes);
  if (frames.length === 0)
    throw new LoaError('not-mp3', `Tệp ${item.file} không phải MP3, không gửi được.`);
  line.resemble(bytes);
  return hasLiveSound(item, settings.clock) || (item.loud !== true && settings.volume.isTurned())
    ? madeLive(item, settings)
    : fromFile(item, settings, bytes, frames);
}

type Sound = Pick<StreamJob, 'supply' | 'sampleRateHz' | 'silences'>;

/** The bulletin's own frames, as they are. */
async function fromFile(
  item: Playable,
  { openPcm }: IcecastSettings,
  bytes: Uint8Array,
  frames: readonly Mp3Frame[],
): Promise<Sound> {
  let skippedMs = 0;
  const first = frames.findIndex(({ durationMs }) => {
    if (skippedMs + durationMs > item.fromMs) return true;
    skippedMs += durationMs;
    return false;
  });
  const source = await openPcm(item.file, item.fromMs);
  const { sampleRateHz } = source;
  const silences = await findSilences(source, item.fromMs);
  const supply = fileSupply(bytes, first < 0 ? [] : frames.slice(first));
  const hear = (events: PlayEvents): void => {
    tellNotOpened(item, events);
  };
  return { supply: { ...supply, hear }, sampleRateHz, silences };
}

/** With another station's stream in it, turned down, or spoken now. */
async function madeLive(item: Playable, settings: Sender): Promise<Sound> {
  const source = await openSound(item, settings, { aheadMs: leadMs + encoderHeadMs });
  const volume = item.loud === true ? undefined : settings.volume;
  const passage = createPassage(source, item.fromMs, volume);
  const supply = await liveSupply(source, passage).catch((error: unknown) => {
    source.close();
    throw error;
  });
  return { supply, sampleRateHz: source.sampleRateHz, silences: [] };
}

/** Connects as the airing will, and leaves at once: an address or password that is wrong says so now. */
async function checkMount({ address, station }: IcecastSettings): Promise<readonly string[]> {
  try {
    const connection = await connectSource(readMount(address), 'Thử kết nối', station);
    connection.close();
    return [];
  } catch (error) {
    return [tellError(error)];
  }
}

function shownAddress(address: string | undefined): string {
  try {
    return readMount(address).shown;
  } catch {
    return 'chưa đặt địa chỉ';
  }
}
