// Silence that is meant is no dead air: a pause among items, and what fills a relay's place while its stream is lost.
import type { BulletinItem } from '../../content/schema/published.ts';
import type { PlayEvents } from '../playout/output.ts';

type Told = Pick<PlayEvents, 'silence' | 'silenceOver'>;
export type Stretch = Pick<BulletinItem, 'fromMs' | 'untilMs'>;

/** A recording may end with a breath of silence, and the next one begin with one. */
const besideMs = 1000;

export function meantSilences(items: readonly BulletinItem[] = []): readonly Stretch[] {
  return items.filter(({ kind }) => kind === 'pause' || kind === 'relay');
}

/** Tells of silence that is not meant. One that began as a meant one and goes on long after it is told then: by `passed`. */
export function withoutMeant(
  meant: readonly Stretch[],
  { silence, silenceOver }: Told,
  longestMs: number,
): Told & { readonly passed: (positionMs: number) => void } {
  let kept: { readonly sinceMs: number; readonly untilMs: number } | undefined;
  return {
    silence: (sinceMs) => {
      const stretch = meant.find(
        ({ fromMs, untilMs }) => sinceMs >= fromMs - besideMs && sinceMs < untilMs,
      );
      if (stretch) kept = { sinceMs, untilMs: stretch.untilMs + besideMs };
      else silence(sinceMs);
    },
    silenceOver: (sinceMs, untilMs) => {
      const wasMeant = kept !== undefined;
      kept = undefined;
      if (!wasMeant) silenceOver(sinceMs, untilMs);
    },
    passed: (positionMs) => {
      if (!kept || positionMs <= kept.untilMs + longestMs) return;
      const { untilMs } = kept;
      kept = undefined;
      silence(untilMs);
    },
  };
}
