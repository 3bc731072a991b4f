import type { Clock } from '../../clock.ts';
import type { OpenPcm, PcmSource, Playable, Relay, RelayEvents } from '../output.ts';
import { openSpeech } from '../speech/open-speech.ts';
import { readAhead, usualHeadMs } from '../read-ahead.ts';
import { openLiveStream, type OpenLive } from './live-stream.ts';
import { mixRelays } from './mix-relays.ts';
import { usualTimes, type RelayTimes } from './stretch.ts';

/** What an output needs to have an item's sound. */
export interface SoundSettings {
  readonly openPcm: OpenPcm;
  readonly clock: Clock;
  /** Given by tests. */
  readonly openLive?: OpenLive;
  /** Given by tests. */
  readonly relayTimes?: RelayTimes;
}

interface Wanted {
  /** So much of the bulletin is decoded beforehand. */
  readonly headMs?: number;
  /** How far ahead of what is heard the output takes its sound. */
  readonly aheadMs?: number;
}

/** All of an item's sound, the first seconds of its bulletin in memory, its relays opened as their moment comes. */
export async function openSound(
  item: Playable,
  settings: SoundSettings,
  { headMs = usualHeadMs, aheadMs = 0 }: Wanted = {},
): Promise<PcmSource> {
  if (item.speech) return openSpeech(item, item.speech);
  const source = await readAhead(await settings.openPcm(item.file, item.fromMs), headMs);
  if (!hasLiveSound(item, settings.clock)) {
    const hearRelays = (events: RelayEvents): void => {
      tellNotOpened(item, events);
    };
    return { ...source, hearRelays };
  }
  return mixRelays(source, {
    relays: relaysLeft(item),
    fromMs: item.fromMs,
    openLive: settings.openLive ?? openThroughFfmpeg,
    live: { ...(settings.relayTimes ?? usualTimes), aheadMs },
  });
}

/** Whether streams are opened for it. They are in real time; a clock that runs faster would tear them. */
export function hasLiveSound(item: Playable, clock: Clock): boolean {
  return relaysLeft(item).length > 0 && clock.speed === 1;
}

/** Tells of each relay whose place the fallback takes from the first, because no stream is opened. */
export function tellNotOpened(item: Playable, events: RelayEvents): void {
  for (const { id, fromMs } of relaysLeft(item))
    events.relay?.('not-opened', id, Math.max(fromMs, item.fromMs), undefined);
}

function relaysLeft({ relays = [], fromMs }: Playable): readonly Relay[] {
  return relays.filter(({ untilMs }) => untilMs > fromMs);
}

/** Audio/ is loaded only when a stream is opened. */
export const openThroughFfmpeg: OpenLive = openLiveStream(async function* (
  address,
  { sampleRateHz, channels },
  signal,
) {
  const { decodeLive } = await import('../../../audio/play.ts');
  const format = { sampleRateHz, channels: channels === 1 ? 1 : 2 } as const;
  yield* decodeLive(address, format, { signal });
});
