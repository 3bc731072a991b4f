import { tellError } from '../../content/schema/say-error.ts';
import { decodeLive } from './decode-live.ts';

/** So much sound shows that a stream can be had. */
const enoughMs = 500;
const withinMs = 15_000;
const format = { sampleRateHz: 8000, channels: 1 } as const;

/** Listens to a stream for a moment: what is wrong with it, in Vietnamese, with what to do; undefined where it gives sound. */
export async function tryLive(address: string): Promise<string | undefined> {
  const late = AbortSignal.timeout(withinMs);
  let bytes = 0;
  try {
    for await (const chunk of decodeLive(address, format, { signal: late })) {
      bytes += chunk.length;
      if (bytes >= (2 * format.sampleRateHz * enoughMs) / 1000) return undefined;
    }
    return undefined;
  } catch (error) {
    if (!late.aborted) return tellError(error);
    return `Luồng không gửi tiếng nào trong ${withinMs / 1000} giây. Hỏi đài chủ luồng, và kiểm tra mạng Internet.`;
  }
}
