import { performance } from 'node:perf_hooks';
import { tellError } from '../../../content/schema/say-error.ts';
import { sleep } from '../../clock.ts';
import type { Output, Playable, Prepared } from '../output.ts';
import { openSound, type SoundSettings } from '../relay/open-sound.ts';
import { createVolume, type Volume } from '../volume.ts';
import { alsaSink } from './alsa-sink.ts';
import { leadMs, playPcm } from './play-pcm.ts';
import type { OpenSink, PcmSink } from './sink.ts';
import { systemSink } from './system-sink.ts';

export interface SpeakerSettings extends SoundSettings {
  /** ALSA name on Linux; elsewhere the system's default device plays. */
  readonly device: string | undefined;
  readonly gainDb: number;
  /** Given by tests. */
  readonly openSink?: OpenSink;
}

/** The sound card: a named ALSA device on Linux, the default device elsewhere. */
export function createSpeaker(settings: SpeakerSettings): Output {
  const alsa = process.platform === 'linux';
  const device = settings.device ?? 'default';
  const name = alsa ? `loa (${device})` : 'loa (thiết bị mặc định của máy)';
  const openSink: OpenSink =
    settings.openSink ??
    (alsa ? async (shape) => alsaSink(await ffmpegPath(), device)(shape) : systemSink);
  const volume = createVolume();
  return {
    kind: 'speaker',
    name,
    check: () => checkSink(openSink),
    prepare: (item) => prepare(item, openSink, { ...settings, volume }, name),
    volume: { reach: 'now', set: volume.set },
    close: () => Promise.resolve(),
  };
}

/** Audio/ is loaded only when something is to sound: a daemon at rest stays small. */
async function ffmpegPath(): Promise<string> {
  const { locateFfmpeg } = await import('../../../audio/play.ts');
  return locateFfmpeg();
}

/** Real ms. */
const hungAfterMs = 4000;

/** Plays a twentieth of a second of silence: a device that is missing or held says so now, not at airing. */
async function checkSink(openSink: OpenSink): Promise<readonly string[]> {
  try {
    const sink = await openSink({ sampleRateHz: 48_000, channels: 2 });
    // A device that hangs takes the samples and never gives back; whoever asks has gone on by then.
    const hung = setTimeout(() => {
      sink.stop();
    }, hungAfterMs);
    try {
      await sink.write(new Int16Array(4800));
      await sink.finish();
    } finally {
      clearTimeout(hung);
    }
    return [];
  } catch (error) {
    return [tellError(error)];
  }
}

async function prepare(
  item: Playable,
  openSink: OpenSink,
  speaker: SpeakerSettings & { readonly volume: Volume },
  deviceName: string,
): Promise<Prepared> {
  const source = await openSound(item, speaker, { aheadMs: leadMs });
  const { sampleRateHz, channels } = source;
  const sink = await openSink({ sampleRateHz, channels }).catch((error: unknown) => {
    source.close();
    throw error;
  });
  if (item.speech) await untilItTakes(sink, sampleRateHz * channels);
  const { clock, gainDb } = speaker;
  const volume = item.loud === true ? undefined : speaker.volume;
  const settings = {
    ...{ clock, gainDb, volume, fromMs: item.fromMs, deviceName },
    isSpoken: item.speech !== undefined,
  };
  return {
    play: (events, signal) => playPcm(source, sink, events, signal, settings),
    discard: () => {
      source.close();
      sink.stop();
      return Promise.resolve();
    },
  };
}

/** A device says twice a second how far it has come; one that says nothing is not waited for. Real ms. */
const takesWithinMs = 2000;

/**
 * Silence, until the device has taken some: what is written while its program still starts would wait in the pipe, and all
 * that a person says after it behind that.
 */
async function untilItTakes(sink: PcmSink, valuesPerSecond: number): Promise<void> {
  if (!sink.positionMs) return;
  await sink.write(new Int16Array(valuesPerSecond / 20));
  const until = performance.now() + takesWithinMs;
  while ((sink.positionMs() ?? 0) <= 0 && performance.now() < until) await sleep(20);
}
