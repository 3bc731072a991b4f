import { tellError } from '../../../content/schema/say-error.ts';
import { sleep } from '../../clock.ts';
import { watchStill, type StillWatch } from '../../still-watch.ts';
import { toSamples } from '../speaker/to-samples.ts';
import type { PcmShape } from '../speaker/sink.ts';
import type { RelayTimes } from './stretch.ts';
import { createLiveLine, type LiveLine } from './live-line.ts';

/** A stream's samples from now on, signed 16-bit little-endian; ends where the stream ends, throws (Vietnamese) where it cannot be had. */
export type DecodeLive = (
  address: string,
  shape: PcmShape,
  signal: AbortSignal,
) => AsyncIterable<Uint8Array>;

/** Another station's stream, listened to from now until `close`; whatever happens to it, it is begun anew. */
export interface LiveStream {
  readonly line: Pick<LiveLine, 'next' | 'isReady'>;
  /** Why nothing comes, as far as it is known; Vietnamese. */
  problem(): string | undefined;
  close(): void;
}

export interface LiveWishes extends RelayTimes {
  /** How far ahead of what is heard its sound is taken. */
  readonly aheadMs: number;
}

export type OpenLive = (address: string, shape: PcmShape, wishes: LiveWishes) => LiveStream;

/** What is kept back against the unevenness of networks, beyond what is taken ahead: Ogg comes a second at a time. */
const usualCushionMs = 1500;
/** A playlist (HLS) gives a piece of up to ten seconds at a time. */
const playlistCushionMs = 7000;
const firstRetryMs = 300;
const longestRetryMs = 3000;
/** Nothing comes for so many looks, one a second, and nothing waits to sound: the decoder is ended, another is begun. */
const stillAfterLooks = 6;
/** Whatever waits; a playlist whose pieces are of ten seconds gives nothing for as long. */
const stillForLooks = 15;
/** What a server may give at once, of what it has; after that a stream is as fast as sound, or it is held back to it. Ms. */
const burstMs = 30_000;
const pieceMs = 10;

export function openLiveStream(decode: DecodeLive): OpenLive {
  return (address, shape, { giveUpMs, aheadMs }) => {
    const ending = new AbortController();
    let problem: string | undefined;
    const valuesPerSecond = shape.sampleRateHz * shape.channels;
    const isPlaylist = /\.m3u8?(\?|$)/i.test(address);
    const line = createLiveLine({
      valuesPerSecond,
      giveUpMs,
      cushionMs: aheadMs + (isPlaylist ? playlistCushionMs : usualCushionMs),
      now: () => performance.now(),
    });
    /** One decoder, to its end. Returns whether anything came. */
    const hearOut = async (): Promise<boolean> => {
      const still = new AbortController();
      const watch = watchDecoder(still, () => !isPlaylist && line.isDry());
      const signal = AbortSignal.any([ending.signal, still.signal]);
      const beganAt = performance.now();
      let heardMs = 0;
      line.beginAnew();
      try {
        const chunks = decode(address, shape, signal);
        for await (const values of toSamples(
          chunks,
          Math.round((pieceMs * valuesPerSecond) / 1000),
          0,
        )) {
          watch.moved();
          problem = undefined;
          line.hear(values);
          heardMs += pieceMs;
          const aheadMs = heardMs - (performance.now() - beganAt);
          if (aheadMs > burstMs) await sleep(aheadMs - burstMs, signal);
        }
        problem = 'Đài chủ luồng đã ngắt luồng.';
      } catch (error) {
        problem = still.signal.aborted ? 'Luồng đứng im, không gửi tiếng nào.' : tellError(error);
      } finally {
        watch.stop();
      }
      return heardMs > 0;
    };
    const follow = async (): Promise<void> => {
      for (let retryMs = firstRetryMs; !ending.signal.aborted;) {
        const came = await hearOut();
        retryMs = came ? firstRetryMs : Math.min(2 * retryMs, longestRetryMs);
        await sleep(retryMs, ending.signal);
      }
    };
    void follow();
    return {
      line,
      problem: () => problem,
      close: () => {
        ending.abort();
      },
    };
  };
}

/** Ends a decoder that gives nothing: sooner where it is missed. */
function watchDecoder(still: AbortController, isMissed: () => boolean): StillWatch {
  const end = (): void => {
    still.abort();
  };
  return watchStill(1000, stillForLooks, end, (looks) => {
    if (looks >= stillAfterLooks && isMissed()) end();
  });
}
