// What the centre says to whoever watches its machine: a line each, or JSON for a program that gathers them (`LOA_LOG=json`).

export interface Told {
  readonly level?: 'info' | 'warn' | 'error';
  /** The kind of what happened, for programs. */
  readonly code?: string;
}

/** `line`: Vietnamese, one line, no secret in it. */
export type Tell = (line: string, told?: Told) => void;

/** The same is said again at most so often, real ms; how often it was not said is told with it. */
const againAfterMs = 60_000;
/** Of so many different ones it is remembered when they were said. */
const mostKnown = 500;

export interface TellParts {
  readonly out: (text: string) => void;
  readonly isJson: boolean;
  /** Epoch ms. */
  readonly now: () => number;
}

export function createTell({ out, isJson, now }: TellParts): Tell {
  const known = new Map<string, { at: number; missed: number }>();
  return (line, { level = 'info', code = 'note' } = {}) => {
    const at = now();
    const before = known.get(line);
    if (before && at - before.at < againAfterMs) {
      before.missed += 1;
      return;
    }
    if (known.size >= mostKnown) known.clear();
    known.set(line, { at, missed: 0 });
    const missed = before?.missed ?? 0;
    if (!isJson) {
      out(`${line}${missed > 0 ? ` (đã lặp ${missed} lần)` : ''}\n`);
      return;
    }
    const time = new Date(at).toISOString();
    out(`${JSON.stringify({ time, level, code, words: line, ...(missed > 0 && { missed }) })}\n`);
  };
}
