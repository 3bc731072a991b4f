import { sayError } from '../../content/schema/say-error.ts';
import { appendFileSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { isThere } from '../places.ts';

const mostBytes = 4_000_000;
const kept = 4;

/**
 * A log of one JSON value a line, for programs and for the maintainer. At 4 MB it is renamed `.1`, `.1` becomes `.2` …;
 * the fifth goes. Never throws: what cannot be logged must not stop an airing. `wrong` is called with the reason when
 * it cannot be written (any more), and with undefined when it can (again).
 */
export function createLogFile(
  file: string,
  wrong: (why: string | undefined) => void = () => undefined,
): (entry: Readonly<Record<string, unknown>>) => void {
  let failed: boolean | undefined;
  return (entry) => {
    let why: string | undefined;
    try {
      // Its folder, not all above it: LOA_DATA may lie on a drive that was pulled out.
      if (!isThere(dirname(file))) mkdirSync(dirname(file));
      if (sizeOf(file) > mostBytes) rotate(file);
      appendFileSync(file, `${JSON.stringify(entry)}\n`);
    } catch (error) {
      why = sayError(error);
    }
    const turned = failed !== (why !== undefined);
    // Before it is said: what says it may log.
    failed = why !== undefined;
    if (turned) wrong(why);
  };
}

function sizeOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}

function rotate(file: string): void {
  rmSync(`${file}.${kept}`, { force: true });
  for (let index = kept - 1; index >= 1; index--)
    if (sizeOf(`${file}.${index}`) > 0) renameSync(`${file}.${index}`, `${file}.${index + 1}`);
  renameSync(file, `${file}.1`);
}
