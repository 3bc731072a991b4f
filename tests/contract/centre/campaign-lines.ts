import type { Change } from '../../../scheduler/store/store.ts';

const dayMs = 86_400_000;
/** Tuesdays and Fridays of five weeks that are over. */
const moments = [0, 3, 7, 10, 14, 17, 21, 24, 28, 31].map(
  (day) => Date.UTC(2026, 9, 6, 10) + day * dayMs,
);

/** What a station's log says of the ten: how each ended, or nothing. */
export function campaignLines(campaign: string, ends: readonly (string | undefined)[]): Change[] {
  return moments.flatMap((startsAt, at): Change[] => {
    const slot = `${campaign}@${at}`;
    const week = Math.floor(at / 2) + 1;
    const end = ends[at];
    const reason = { code: 'scheduled', at: startsAt, week, weeks: 5 };
    const why = {
      code: 'crash',
      slotAt: startsAt,
      from: startsAt - 60_000,
      to: startsAt + 900_000,
    };
    const parts = ['document thong-bao/chong-lut', 'recording quoc-ca.mp3'];
    return [
      { at: startsAt - dayMs, slot, event: 'planned', detail: { startsAt, reason } },
      {
        at: startsAt - 3600,
        slot,
        event: 'ready',
        detail: { sha256: 'x', title: 'Phòng chống lụt', parts },
      },
      ...(end === 'aired' ? [{ at: startsAt + 1234, slot, event: 'started', detail: {} }] : []),
      ...(end === undefined
        ? []
        : [
            {
              at: startsAt + 300_000,
              slot,
              event: end,
              detail: end === 'missed' ? { reason: why } : {},
            },
          ]),
    ];
  });
}
