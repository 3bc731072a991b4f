import type { Ward } from '../../content/schema/ward.ts';
import type { BulletinLine, Read } from './line.ts';
import { asSaidIn } from './region.ts';
import { mannerOf } from './utter.ts';

/** What was read, as it is heard one after another: in the region's words, with the silence that each manner asks for. */
export function heardLines(
  { voice }: Pick<Ward, 'voice'>,
  read: readonly Pick<Read, 'line'>[],
): readonly BulletinLine[] {
  return withPauses(read.map(({ line }) => line)).map((line) => ({
    ...line,
    spoken: asSaidIn(voice, line.spoken),
  }));
}

/** The same lines with the silence that the manner of each, and of the one behind it, asks for. */
export function withPauses(lines: readonly BulletinLine[]): readonly BulletinLine[] {
  return lines.map((line, index) => {
    const next = lines[index + 1];
    const before = next === undefined ? 0 : mannerOf(next).beforeMs;
    return { ...line, pauseMs: Math.max(line.pauseMs, mannerOf(line).afterMs, before) };
  });
}
