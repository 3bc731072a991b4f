// One output as it plays, watched: a device that takes no sound, and silence in what it is given, are dead air.
import { watchStill } from '../still-watch.ts';
import type { Moment, PlayEnd, Prepared } from '../playout/output.ts';

export interface EmissionEvents {
  /** First sample of the first output that sounds. */
  started(at: Moment, output: string): void;
  progress(positionMs: number): void;
  /** Vietnamese line for the log, with the position in the bulletin. */
  trouble(event: TroubleEvent, output: string, positionMs: number, message: string): void;
}

/** `dead-air` is said when it has lasted 3 s, `dead-air-over` when it ends. */
export type TroubleEvent = 'output-failed' | 'takeover' | 'dead-air' | 'dead-air-over';

/** No progress for so many looks, one a second: dead air, said in the log; for more: the output has failed. */
const stalledAfterLooks = 3;
const hungAfterLooks = 8;

const hungMessage = `Thiết bị phát bị treo: ${hungAfterLooks} giây không nhận tiếng. Kiểm tra dây và nguồn, rút ra cắm lại, hoặc khởi động lại máy.`;

/** Plays, and gives up a device that hangs. Never rejects. */
export async function playWatched(
  output: string,
  prepared: Prepared,
  fromMs: number,
  events: EmissionEvents,
  signal: AbortSignal,
): Promise<PlayEnd> {
  let positionMs = fromMs;
  const hung = new AbortController();
  const { promise: abandoned, resolve: abandon } = Promise.withResolvers<PlayEnd>();
  const watch = watchStill(
    1000,
    hungAfterLooks,
    () => {
      // First, or an output that still obeys would pass for one that was stopped, and no standby would take over.
      abandon({ how: 'failed', positionMs, samples: 0, message: hungMessage });
      hung.abort('stop');
    },
    (looks) => {
      if (looks !== stalledAfterLooks) return;
      const message = `Thiết bị phát đứng yên quá 3 giây, từ giây ${secondOf(positionMs)}.`;
      events.trouble('dead-air', output, positionMs, message);
    },
  );
  const moves = (): void => {
    const still = watch.moved();
    if (still < stalledAfterLooks) return;
    const message = `Thiết bị phát chạy lại ở giây ${secondOf(positionMs)}, sau khoảng ${still} giây đứng yên.`;
    events.trouble('dead-air-over', output, positionMs, message);
  };
  const played = prepared.play(
    {
      started: (at) => {
        events.started(at, output);
      },
      progress: (position) => {
        moves();
        positionMs = position;
        events.progress(position);
      },
      silence: (sinceMs) => {
        const message = `Không có tiếng quá 3 giây, từ giây ${secondOf(sinceMs)}.`;
        events.trouble('dead-air', output, sinceMs, message);
      },
      silenceOver: (sinceMs, untilMs) => {
        const length = secondOf(untilMs - sinceMs);
        const message = `Hết đoạn không có tiếng ở giây ${secondOf(untilMs)}, dài ${length} giây.`;
        events.trouble('dead-air-over', output, untilMs, message);
      },
    },
    AbortSignal.any([signal, hung.signal]),
  );
  const end = await Promise.race([played, abandoned]);
  watch.stop();
  return end;
}

/** To a tenth: 12345 → 12.3. */
export function secondOf(positionMs: number): number {
  return Math.round(positionMs / 100) / 10;
}
