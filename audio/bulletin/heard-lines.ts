import type { Ward } from '../../content/schema/ward.ts';
import type { BulletinLine, Read } from './line.ts';
import { asSaidIn } from './region.ts';
import { fadesMs, mannerOf, pastEcho } from './utter.ts';

/** What was read, as it is heard one after another: in the region's words, with the silence that each manner asks for. */
export function heardLines(
  { voice, output }: Pick<Ward, 'voice' | 'output'>,
  read: readonly Pick<Read, 'line'>[],
): readonly BulletinLine[] {
  const echo = echoOf(output);
  return withPauses(read.map(({ line }) => ({ ...line, ...echo }))).map((line) => ({
    ...line,
    spoken: asSaidIn(voice, line.spoken),
  }));
}

/** Metres a second, at 20 °C. */
const soundSpeed = 343;

/** When the next horn is heard, in hundredths of a second: as exactly as anybody knows how far it is. */
function echoOf({ otherHornMetres }: Ward['output']): Pick<BulletinLine, 'echoMs'> {
  return otherHornMetres === undefined
    ? {}
    : { echoMs: Math.round((otherHornMetres / soundSpeed) * 100) * 10 };
}

/** The same lines with the silence that the manner of each, and of the one behind it, asks for. */
export function withPauses(lines: readonly BulletinLine[]): readonly BulletinLine[] {
  return lines.map((line, index) => {
    const next = lines[index + 1];
    const before = next === undefined ? 0 : mannerOf(next).beforeMs;
    const pauseMs = Math.max(line.pauseMs, mannerOf(line).afterMs, before);
    return { ...line, pauseMs: pastEcho(pauseMs, line, fadesMs.sentence) };
  });
}
