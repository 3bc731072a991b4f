import { tellError } from '../../../content/schema/say-error.ts';
import { readFile } from 'node:fs/promises';
import type { Clock } from '../../clock.ts';
import type { OpenPcm, Output, Playable, Prepared } from '../output.ts';
import { connectSource, readMount, type Mount } from './connection.ts';
import { mp3Frames } from './mp3-frames.ts';
import { findSilences } from './silences.ts';
import { streamFrames } from './stream-frames.ts';

export interface IcecastSettings {
  /** `http://source:secret@host:8000/mount.mp3`, from ward.yaml. */
  readonly address: string | undefined;
  readonly station: string;
  readonly openPcm: OpenPcm;
  readonly clock: Clock;
  /** Silence is sent between airings, so that the mount stays. */
  readonly continuous?: boolean;
  /** For so long after a break it tries to come back; given by tests. Real ms. */
  readonly comeBackMs?: number;
}

/** Beyond this the standby is the better choice; less than what a device may stand still (`daemon/play-watched.ts`). */
const usualComeBackMs = 6000;

/** An Icecast server, fed as a source client; the bulletin's own MP3 frames go out as they are. */
export function createIcecast(settings: IcecastSettings): Output {
  let sending = 0;
  return {
    kind: 'icecast',
    name: `Icecast (${shownAddress(settings.address)})`,
    // While we send, the server has our source: asking again would be refused, and says nothing new.
    check: () => (sending > 0 ? Promise.resolve([]) : checkMount(settings)),
    prepare: async (item): Promise<Prepared> => {
      const mount = readMount(settings.address);
      const job = await openJob(item, settings, mount);
      return {
        async play(events, signal) {
          sending += 1;
          try {
            return await streamFrames(job, events, signal);
          } finally {
            sending -= 1;
          }
        },
        discard: () => Promise.resolve(),
      };
    },
    close: () => Promise.resolve(),
  };
}

async function openJob(item: Playable, settings: IcecastSettings, mount: Mount) {
  const { openPcm, clock, station } = settings;
  const bytes = await readFile(item.file);
  const all = mp3Frames(bytes);
  if (all.length === 0) throw new Error(`Tệp ${item.file} không phải MP3, không gửi được.`);
  let skippedMs = 0;
  const first = all.findIndex(({ durationMs }) => {
    if (skippedMs + durationMs > item.fromMs) return true;
    skippedMs += durationMs;
    return false;
  });
  const source = await openPcm(item.file, item.fromMs);
  const { sampleRateHz } = source;
  return {
    bytes,
    frames: first < 0 ? [] : all.slice(first),
    fromMs: item.fromMs,
    sampleRateHz,
    silences: await findSilences(source, item.fromMs),
    clock,
    comeBackMs: settings.comeBackMs ?? usualComeBackMs,
    connect: () => connectSource(mount, item.title, station),
  };
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
