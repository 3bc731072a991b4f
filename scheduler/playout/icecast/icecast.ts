import { readFile } from 'node:fs/promises';
import { tellError } from '../../../content/schema/say-error.ts';
import type { Clock } from '../../clock.ts';
import type { OpenPcm, Output, Playable, Prepared } from '../output.ts';
import { connectSource, readMount } from './connection.ts';
import { createMountLine, type MountLine } from './mount-line.ts';
import { mp3Frames } from './mp3-frames.ts';
import { findSilences } from './silences.ts';
import { streamFrames, type StreamJob } from './stream-frames.ts';

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
  const { address, station, continuous } = settings;
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
      const job = await openJob(item, settings, to);
      to.enter();
      // The server may be up by the moment: then it is tried again, and what is wrong is said.
      await job.connect().catch(() => undefined);
      return {
        play: (events, signal) => streamFrames(job, events, signal),
        discard: () => {
          to.leave();
          return Promise.resolve();
        },
      };
    },
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

async function openJob(
  item: Playable,
  settings: IcecastSettings,
  line: MountLine,
): Promise<StreamJob> {
  const { openPcm, clock } = settings;
  const bytes = await readFile(item.file);
  const all = mp3Frames(bytes);
  if (all.length === 0) throw new Error(`Tệp ${item.file} không phải MP3, không gửi được.`);
  line.resemble(bytes);
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
    line,
    shown: shownAddress(settings.address),
    comeBackMs: settings.comeBackMs ?? usualComeBackMs,
    connect: () => line.connect(item.title),
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
