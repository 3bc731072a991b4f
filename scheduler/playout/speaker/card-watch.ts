import { watchStill } from '../../still-watch.ts';

/** So many looks, one a second, without the card coming further though it has been given more: it stands still. */
const stillAfterLooks = 3;
/** What may lie between us and the card: a pipe, ffmpeg's own frames, half a second between two reports. Ms. */
const onItsWayMs = 1500;

/** How far the card has come, as ffmpeg reports it; the samples that it was given may still lie in a pipe. */
export interface CardWatch {
  /** A report of ffmpeg (`-progress`), in any portions. */
  hear(text: string): void;
  /** So much sound has been given so far, ms. */
  given(ms: number): void;
  /** Undefined before its first report: an ffmpeg that reports nothing is not judged. */
  positionMs(): number | undefined;
  end(): void;
}

/** `stalled` is called once, with the position, when the card stands still with sound before it. */
export function watchCard(stalled: (positionMs: number) => void): CardWatch {
  let positionMs: number | undefined;
  let givenMs = 0;
  let rest = '';
  const watch = watchStill(1000, stillAfterLooks, () => {
    if (positionMs !== undefined) stalled(positionMs);
  });
  return {
    hear(text) {
      const lines = (rest + text).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) {
        // Microseconds, whatever its name says (ffmpeg's trac #7345); "N/A" before the first.
        const [, microseconds] = /^out_time_(?:ms|us)=(\d+)$/.exec(line.trim()) ?? [];
        if (microseconds === undefined) continue;
        const now = Number(microseconds) / 1000;
        if (now > (positionMs ?? 0)) watch.moved();
        positionMs = now;
      }
    },
    given(ms) {
      givenMs = ms;
      // Nothing is owed: it may well stand.
      if (positionMs === undefined || givenMs - positionMs < onItsWayMs) watch.moved();
    },
    positionMs: () => positionMs,
    end: watch.stop,
  };
}
