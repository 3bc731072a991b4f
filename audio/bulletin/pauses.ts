import type { BulletinLine } from './line.ts';
import { mannerOf } from './utter.ts';

/** Between the parts of a bulletin; inside a body the script says how long. */
export const framePauseMs = 900;

/** Between sentences of what no script paces. */
export const sentencePauseMs = 450;

/** The same lines with the silence that the manner of each, and of the one behind it, asks for. */
export function withPauses(lines: readonly BulletinLine[]): readonly BulletinLine[] {
  return lines.map((line, index) => {
    const next = lines[index + 1];
    const before = next === undefined ? 0 : mannerOf(next).beforeMs;
    return { ...line, pauseMs: Math.max(line.pauseMs, mannerOf(line).afterMs, before) };
  });
}
