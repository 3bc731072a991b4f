import type { TemplateFacts } from '../../../content/schema/device-template.ts';

export interface WhatToPlay {
  readonly slot: string;
  readonly title: string;
  readonly sha256: string;
  readonly audioUrl: string;
  readonly durationMs: number;
  /** Names this one beginning: a device that was told it before does nothing more. */
  readonly key: string;
  /** Epoch ms. */
  readonly startsAt: number;
}

interface AskedDevice {
  readonly id: string;
  readonly address: string;
}

/** What stands for the placeholders of a model's requests. */
export function deviceFacts(
  { startsAt, durationMs, ...rest }: WhatToPlay,
  { id, address }: AskedDevice,
  volume: number,
  timeZone: string,
): TemplateFacts {
  const { startsDate, startsTime, offset } = wallOf(startsAt, timeZone);
  return {
    ...{ ...rest, address, device: id, volume, durationMs: Math.round(durationMs) },
    durationS: Math.ceil(durationMs / 1000),
    startsAt: `${startsDate}T${startsTime}${offset}`,
    startsAtUtc: new Date(startsAt).toISOString(),
    ...{ startsDate, startsTime },
    startsAtUnix: Math.floor(startsAt / 1000),
    startsAtMs: Math.floor(startsAt),
  };
}

/** An instant as the clock on the wall: `2026-12-01`, `17:00:00`, `+07:00`. */
function wallOf(at: number, timeZone: string) {
  const parts = new Intl.DateTimeFormat('en-CA', {
    ...{ timeZone, hourCycle: 'h23', timeZoneName: 'longOffset' },
    ...{ year: 'numeric', month: '2-digit', day: '2-digit' },
    ...{ hour: '2-digit', minute: '2-digit', second: '2-digit' },
  } as const).formatToParts(at);
  const part = (type: Intl.DateTimeFormatPartTypes): string =>
    parts.find((one) => one.type === type)?.value ?? '';
  return {
    startsDate: `${part('year')}-${part('month')}-${part('day')}`,
    startsTime: `${part('hour')}:${part('minute')}:${part('second')}`,
    offset: part('timeZoneName').replace('GMT', '') || '+00:00',
  };
}

/** Full loudness, or as the ward set it, turned down by so many dB: in percent of a linear scale. */
export function volumeOf(set: number | undefined, gainDb: number): number {
  return Math.round((set ?? 100) * 10 ** (gainDb / 20));
}
