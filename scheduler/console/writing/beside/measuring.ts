import type { DraftBulletin, DraftVoice } from '../../../../audio/index.ts';
import { tellError } from '../../../../content/schema/say-error.ts';

export interface Measuring {
  /** Says these sentences one after the other in place of those before; what has been said is not said again. */
  measure(voice: DraftVoice, lines: DraftBulletin['lines']): void;
  readonly knownMs: (spoken: string) => number | undefined;
  /** What somebody waits for: the next sentence to be measured waits too. */
  first<T>(act: () => Promise<T>): Promise<T>;
  /** Why nothing can be said, Vietnamese. */
  failure(): string | undefined;
}

/** Knows how long sentences are, by having them said while nobody waits. */
export function createMeasuring(): Measuring {
  const lengths = new Map<string, number>();
  let queue: DraftBulletin['lines'] = [];
  let by: DraftVoice | undefined;
  let isAtWork = false;
  let awaited: Promise<unknown> = Promise.resolve();
  let failed: string | undefined;

  const work = async (): Promise<void> => {
    for (;;) {
      await awaited;
      const [next, ...rest] = queue;
      if (next === undefined || by === undefined) return;
      queue = rest;
      if (lengths.has(next.spoken.text)) continue;
      lengths.set(next.spoken.text, await by.lengthMs(next));
      failed = undefined;
    }
  };
  return {
    measure(voice, lines) {
      // Another voice is of another speed.
      if (by?.id !== voice.id) lengths.clear();
      by = voice;
      queue = lines.filter(({ spoken }) => !lengths.has(spoken.text));
      if (isAtWork || queue.length === 0) return;
      isAtWork = true;
      void work()
        .catch((error: unknown) => {
          failed = `Giọng đọc chưa nói được nên độ dài chỉ là ước lượng. ${tellError(error)}`;
          queue = [];
        })
        .finally(() => {
          isAtWork = false;
        });
    },
    knownMs: (spoken) => lengths.get(spoken),
    async first(act) {
      const done = act();
      awaited = done.catch(() => undefined);
      return done;
    },
    failure: () => failed,
  };
}
