// A bulletin with other stations' streams in their places: exactly as many samples as the bulletin alone, whatever the
// streams do.
import { endianness } from 'node:os';
import type { PcmSource, Relay, RelayEvents } from '../output.ts';
import { createPcmReader } from '../pcm-reader.ts';
import type { LiveStream, LiveWishes, OpenLive } from './live-stream.ts';
import { createStretch, type Stretch } from './stretch.ts';

/** A stream is listened to so long before its moment: it has its cushion by then, and its loudness is known. */
const openAheadMs = 10_000;
/** Live sound is taken in small pieces, so that what is taken is new. */
const livePieceMs = 20;
const piecesMs = 100;

export interface MixSettings {
  readonly relays: readonly Relay[];
  /** Position of the source's first sample in the bulletin. */
  readonly fromMs: number;
  readonly openLive: OpenLive;
  readonly live: LiveWishes;
}

interface Place extends Relay {
  /** In samples from the source's beginning; below 0 where it begins within. */
  readonly from: number;
  readonly until: number;
  stream?: LiveStream;
  stretch?: Stretch;
}

/** Reads the beginning of the bulletin at once; the streams are taken from when their moment comes. */
export async function mixRelays(
  source: PcmSource,
  { relays, fromMs, openLive, live }: MixSettings,
): Promise<PcmSource> {
  const { sampleRateHz, channels } = source;
  const bulletin = await createPcmReader(source);
  let hear: RelayEvents['relay'];
  let at = 0;
  const samplesIn = (ms: number): number => Math.round((ms * sampleRateHz) / 1000);
  let places = placesOf(relays, (positionMs) => samplesIn(positionMs - fromMs));

  const open = (url: string): LiveStream => openLive(url, { sampleRateHz, channels }, live);
  const begin = ({ id, stream }: Place & { readonly stream: LiveStream }): Stretch => {
    const beganAt = at;
    return createStretch(stream.line, sampleRateHz * channels, live, (what, values) => {
      const positionMs = fromMs + bulletin.msOf(beganAt + values / channels);
      hear?.(what, id, positionMs, what === 'lost' ? stream.problem() : undefined);
    });
  };
  const close = (): void => {
    for (const { stream } of places) stream?.close();
    bulletin.close();
  };
  async function* chunks(): AsyncGenerator<Uint8Array> {
    try {
      // Whoever reads ahead to see whether there is sound at all takes nothing of what is live.
      yield new Uint8Array(0);
      for (;;) {
        openStreams(places, at + samplesIn(openAheadMs), open);
        const now = places.find(({ from }) => from <= at);
        const next = Math.min(...places.map(({ from, until }) => (from > at ? from : until)));
        const most = samplesIn(now ? livePieceMs : piecesMs);
        const piece = await takePiece(bulletin, Math.min(most, next - at));
        if (piece.length === 0) {
          for (const { stretch } of places) stretch?.breakOff();
          return;
        }
        if (now?.stream) {
          now.stretch ??= begin({ ...now, stream: now.stream });
          now.stretch.mix(piece, (now.until - at) * channels);
        }
        at += piece.length / channels;
        for (const { until, stream } of places) if (until <= at) stream?.close();
        places = places.filter(({ until }) => until > at);
        yield toBytes(piece);
      }
    } finally {
      close();
    }
  }
  openStreams(places, samplesIn(openAheadMs), open);
  return {
    sampleRateHz,
    channels,
    chunks: chunks(),
    close,
    hearRelays: (events) => {
      hear = events.relay?.bind(events);
    },
  };
}

function openStreams(
  places: readonly Place[],
  until: number,
  open: (url: string) => LiveStream,
): void {
  for (const place of places) if (place.from <= until) place.stream ??= open(place.url);
}

function placesOf(
  relays: readonly Relay[],
  samplesTo: (positionMs: number) => number,
): readonly Place[] {
  return relays
    .map((relay) => ({
      ...relay,
      from: samplesTo(relay.fromMs),
      until: samplesTo(relay.untilMs),
    }))
    .filter(({ until }) => until > 0);
}

async function takePiece(
  bulletin: Awaited<ReturnType<typeof createPcmReader>>,
  samples: number,
): Promise<Int16Array> {
  const piece = new Int16Array(samples * bulletin.channels);
  let filled = 0;
  await bulletin.take(samples, (taken) => {
    piece.set(taken, filled);
    filled += taken.length;
  });
  return piece.subarray(0, filled);
}

function toBytes(values: Int16Array): Uint8Array {
  const bytes = Buffer.from(values.buffer, values.byteOffset, values.byteLength);
  return endianness() === 'LE' ? bytes : Buffer.from(bytes).swap16();
}
