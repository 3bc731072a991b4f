import { loaCommand } from '../../content/schema/loa-command.ts';
import { watchStill } from '../still-watch.ts';
import type { OpenPcm, PcmSource } from './output.ts';

const sampleRateHz = 48_000;
const channels = 1;
const bytesPerMs = (sampleRateHz * channels * 2) / 1000;
/** A decoder that is asked and gives nothing for so many looks, one a second, hangs: it is ended, or it would stay for good. */
const hungAfterLooks = 8;

/** Opens a bulletin's PCM through audio/, which is loaded only now: a daemon at rest carries no decoder. */
export const openPcm: OpenPcm = async (file, fromMs) => {
  const { decodeToPcm } = await import('../../audio/play.ts');
  const ending = new AbortController();
  const close = (): void => {
    ending.abort();
  };
  const decoded = decodeToPcm(file, { sampleRateHz, channels }, { signal: ending.signal });
  const hung = `Bộ giải mã (ffmpeg) đứng im hơn ${hungAfterLooks} giây ở tệp ${file}. Khởi động lại máy; nếu vẫn vậy, xem ${loaCommand} doctor.`;
  return {
    sampleRateHz,
    channels,
    chunks: skip(watched(decoded, close, hung), Math.round(fromMs * bytesPerMs)),
    close,
  } satisfies PcmSource;
};

/** The same chunks; ends the source and throws where it does not give the next one in time. */
async function* watched(
  chunks: AsyncGenerator<Uint8Array>,
  close: () => void,
  hung: string,
): AsyncGenerator<Uint8Array> {
  try {
    for (;;) {
      const { promise: late, reject } = Promise.withResolvers<never>();
      const watch = watchStill(1000, hungAfterLooks, () => {
        reject(new Error(hung));
      });
      const asked = chunks.next();
      // It ends with the source, after we have gone.
      asked.catch(() => undefined);
      const next = await Promise.race([asked, late]).finally(watch.stop);
      if (next.done === true) return;
      yield next.value;
    }
  } finally {
    close();
  }
}

/** Decoding from the beginning and dropping is exact to the sample; seeking in an MP3 is not. */
async function* skip(chunks: AsyncIterable<Uint8Array>, bytes: number): AsyncGenerator<Uint8Array> {
  let left = bytes - (bytes % (2 * channels));
  for await (const chunk of chunks) {
    if (left >= chunk.length) left -= chunk.length;
    else {
      yield chunk.subarray(left);
      left = 0;
    }
  }
}
