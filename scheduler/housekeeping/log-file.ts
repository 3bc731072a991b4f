import { appendFileSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

const mostBytes = 4_000_000;
const kept = 4;

/**
 * A log of one JSON value a line, for programs and for the maintainer. At 4 MB it is renamed `.1`, `.1` becomes `.2` …;
 * the fifth goes. Never throws: what cannot be logged must not stop an airing.
 */
export function createLogFile(file: string): (entry: Readonly<Record<string, unknown>>) => void {
  return (entry) => {
    try {
      mkdirSync(dirname(file), { recursive: true });
      if (sizeOf(file) > mostBytes) rotate(file);
      appendFileSync(file, `${JSON.stringify(entry)}\n`);
    } catch {
      // A full disk is said elsewhere (doctor, preflight).
    }
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
